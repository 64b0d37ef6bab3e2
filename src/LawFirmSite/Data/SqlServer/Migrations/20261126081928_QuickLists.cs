using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LawFirmSite.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class QuickLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Left behind where OrderedLists came after ArticleLists.
            migrationBuilder.Sql("DROP INDEX IF EXISTS [IX_Articles_PublicOrder] ON [Articles]");
            migrationBuilder.Sql("DROP INDEX IF EXISTS [IX_Articles_StaffOrder] ON [Articles]");

            migrationBuilder.DropIndex(
                name: "IX_Articles_Lists",
                table: "Articles");

            migrationBuilder.AddColumn<bool>(
                name: "IsOutdated",
                table: "Articles",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "LatestCategoryId",
                table: "Articles",
                type: "int",
                nullable: true);

            migrationBuilder.Sql("EXEC(N'UPDATE Articles SET IsOutdated = CASE WHEN Outdated_Reason IS NULL THEN 0 ELSE 1 END, LatestCategoryId = (SELECT Text_CategoryId FROM Revisions WHERE ArticleId = Articles.Id AND Number = Articles.RevisionCount)')");

            migrationBuilder.CreateIndex(
                name: "IX_Articles_Lists",
                table: "Articles",
                columns: new[] { "BinnedAt", "Id", "PublishedRevision", "SubmittedRevision", "WithdrawnAt", "PublishedAt", "IsOutdated", "CategoryId", "LatestCategoryId", "OwnerId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Articles_Lists",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "IsOutdated",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "LatestCategoryId",
                table: "Articles");

            migrationBuilder.CreateIndex(
                name: "IX_Articles_Lists",
                table: "Articles",
                columns: new[] { "BinnedAt", "Id", "PublishedRevision", "SubmittedRevision", "WithdrawnAt", "PublishedAt", "CategoryId", "OwnerId" });
        }
    }
}
