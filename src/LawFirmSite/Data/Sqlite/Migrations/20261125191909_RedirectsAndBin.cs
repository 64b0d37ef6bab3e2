using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LawFirmSite.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RedirectsAndBin : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Pages_Slug",
                table: "Pages");

            migrationBuilder.DropIndex(
                name: "IX_Categories_Slug",
                table: "Categories");

            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedAt",
                table: "Pages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BinnedBy",
                table: "Pages",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedAt",
                table: "Offices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BinnedBy",
                table: "Offices",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "BinnedBy",
                table: "MediaFiles",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedAt",
                table: "LegalAidCenters",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BinnedBy",
                table: "LegalAidCenters",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedAt",
                table: "ContactPoints",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BinnedBy",
                table: "ContactPoints",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedAt",
                table: "Categories",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BinnedBy",
                table: "Categories",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedAt",
                table: "Articles",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BinnedBy",
                table: "Articles",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "Redirects",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CreationKey = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Origin = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Hits = table.Column<long>(type: "INTEGER", nullable: false),
                    LastUsed = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    BinnedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    BinnedBy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Redirects", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Pages_Slug",
                table: "Pages",
                column: "Slug",
                unique: true,
                filter: "BinnedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Categories_Slug",
                table: "Categories",
                column: "Slug",
                unique: true,
                filter: "BinnedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Redirects_CreationKey",
                table: "Redirects",
                column: "CreationKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Redirects_From",
                table: "Redirects",
                column: "From",
                unique: true,
                filter: "BinnedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Redirects_To",
                table: "Redirects",
                column: "To");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Redirects");

            migrationBuilder.DropIndex(
                name: "IX_Pages_Slug",
                table: "Pages");

            migrationBuilder.DropIndex(
                name: "IX_Categories_Slug",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "BinnedAt",
                table: "Pages");

            migrationBuilder.DropColumn(
                name: "BinnedBy",
                table: "Pages");

            migrationBuilder.DropColumn(
                name: "BinnedAt",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "BinnedBy",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "BinnedBy",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "BinnedAt",
                table: "LegalAidCenters");

            migrationBuilder.DropColumn(
                name: "BinnedBy",
                table: "LegalAidCenters");

            migrationBuilder.DropColumn(
                name: "BinnedAt",
                table: "ContactPoints");

            migrationBuilder.DropColumn(
                name: "BinnedBy",
                table: "ContactPoints");

            migrationBuilder.DropColumn(
                name: "BinnedAt",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "BinnedBy",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "BinnedAt",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "BinnedBy",
                table: "Articles");

            migrationBuilder.CreateIndex(
                name: "IX_Pages_Slug",
                table: "Pages",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Categories_Slug",
                table: "Categories",
                column: "Slug",
                unique: true);
        }
    }
}
