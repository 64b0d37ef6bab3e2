using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LawFirmSite.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ArticleLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Articles_PublicOrder",
                table: "Articles");

            migrationBuilder.DropIndex(
                name: "IX_Articles_StaffOrder",
                table: "Articles");

            migrationBuilder.CreateIndex(
                name: "IX_Articles_Lists",
                table: "Articles",
                columns: new[] { "BinnedAt", "Id", "PublishedRevision", "SubmittedRevision", "WithdrawnAt", "PublishedAt", "CategoryId", "OwnerId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Articles_Lists",
                table: "Articles");

            migrationBuilder.CreateIndex(
                name: "IX_Articles_PublicOrder",
                table: "Articles",
                columns: new[] { "BinnedAt", "WithdrawnAt", "PublishedAt", "Id", "PublishedRevision", "CategoryId" });

            migrationBuilder.CreateIndex(
                name: "IX_Articles_StaffOrder",
                table: "Articles",
                columns: new[] { "BinnedAt", "Id", "PublishedRevision", "SubmittedRevision", "WithdrawnAt", "PublishedAt", "OwnerId" });
        }
    }
}
