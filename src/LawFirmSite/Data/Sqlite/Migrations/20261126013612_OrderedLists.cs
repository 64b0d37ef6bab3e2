using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LawFirmSite.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OrderedLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // For some hours ArticleLists came without this one: then it follows later, and the index is gone.
            migrationBuilder.Sql("DROP INDEX IF EXISTS IX_Articles_WithdrawnAt_PublishedAt_Id");

            migrationBuilder.CreateIndex(
                name: "IX_Articles_PublicOrder",
                table: "Articles",
                columns: new[] { "BinnedAt", "WithdrawnAt", "PublishedAt", "Id", "PublishedRevision", "CategoryId" });

            migrationBuilder.CreateIndex(
                name: "IX_Articles_StaffOrder",
                table: "Articles",
                columns: new[] { "BinnedAt", "Id", "PublishedRevision", "SubmittedRevision", "WithdrawnAt", "PublishedAt", "OwnerId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Articles_PublicOrder",
                table: "Articles");

            migrationBuilder.DropIndex(
                name: "IX_Articles_StaffOrder",
                table: "Articles");

            migrationBuilder.CreateIndex(
                name: "IX_Articles_WithdrawnAt_PublishedAt_Id",
                table: "Articles",
                columns: new[] { "WithdrawnAt", "PublishedAt", "Id" });
        }
    }
}
