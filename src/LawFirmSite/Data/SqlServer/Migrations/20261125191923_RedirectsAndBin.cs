using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LawFirmSite.Data.SqlServer.Migrations
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
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BinnedBy",
                table: "Pages",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedAt",
                table: "Offices",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BinnedBy",
                table: "Offices",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "BinnedBy",
                table: "MediaFiles",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedAt",
                table: "LegalAidCenters",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BinnedBy",
                table: "LegalAidCenters",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedAt",
                table: "ContactPoints",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BinnedBy",
                table: "ContactPoints",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedAt",
                table: "Categories",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BinnedBy",
                table: "Categories",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedAt",
                table: "Articles",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BinnedBy",
                table: "Articles",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "Redirects",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CreationKey = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    From = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    To = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Origin = table.Column<int>(type: "int", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Hits = table.Column<long>(type: "bigint", nullable: false),
                    LastUsed = table.Column<DateOnly>(type: "date", nullable: true),
                    BinnedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    BinnedBy = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
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
