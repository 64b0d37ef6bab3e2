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
                name: "IX_Articles_WithdrawnAt_PublishedAt_Id",
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
                name: "IX_Articles_WithdrawnAt_PublishedAt_Id",
                table: "Articles",
                columns: new[] { "WithdrawnAt", "PublishedAt", "Id" });
        }
    }
}
