using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LawFirmSite.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SourceDetails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Text_Editor",
                table: "Revisions",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Text_Kicker",
                table: "Revisions",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Text_OriginalUrl",
                table: "Revisions",
                type: "TEXT",
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Published_Editor",
                table: "Pages",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Published_Kicker",
                table: "Pages",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Published_OriginalUrl",
                table: "Pages",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Published_Editor",
                table: "Articles",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Published_Kicker",
                table: "Articles",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Published_OriginalUrl",
                table: "Articles",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            // What was public before has none of them: empty, not unknown.
            migrationBuilder.Sql("""UPDATE "Articles" SET "Published_Kicker" = '', "Published_OriginalUrl" = '', "Published_Editor" = '' WHERE "Published_Title" IS NOT NULL""");
            migrationBuilder.Sql("""UPDATE "Pages" SET "Published_Kicker" = '', "Published_OriginalUrl" = '', "Published_Editor" = '' WHERE "Published_Title" IS NOT NULL""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Text_Editor",
                table: "Revisions");

            migrationBuilder.DropColumn(
                name: "Text_Kicker",
                table: "Revisions");

            migrationBuilder.DropColumn(
                name: "Text_OriginalUrl",
                table: "Revisions");

            migrationBuilder.DropColumn(
                name: "Published_Editor",
                table: "Pages");

            migrationBuilder.DropColumn(
                name: "Published_Kicker",
                table: "Pages");

            migrationBuilder.DropColumn(
                name: "Published_OriginalUrl",
                table: "Pages");

            migrationBuilder.DropColumn(
                name: "Published_Editor",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "Published_Kicker",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "Published_OriginalUrl",
                table: "Articles");
        }
    }
}
