using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LawFirmSite.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class DirectoryRound : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Failed_By",
                table: "ContactPoints",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Failed_Note",
                table: "ContactPoints",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Failed_On",
                table: "ContactPoints",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Failed_Times",
                table: "ContactPoints",
                type: "int",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ContactChanges",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ContactPointId = table.Column<int>(type: "int", nullable: true),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Owner = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Number = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    From = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    To = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    By = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Verified_By = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Verified_How = table.Column<int>(type: "int", nullable: true),
                    Verified_On = table.Column<DateOnly>(type: "date", nullable: true),
                    Was_By = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Was_How = table.Column<int>(type: "int", nullable: true),
                    Was_On = table.Column<DateOnly>(type: "date", nullable: true),
                    WasFailed_By = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    WasFailed_Note = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    WasFailed_On = table.Column<DateOnly>(type: "date", nullable: true),
                    WasFailed_Times = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ContactChanges_ContactPoints_ContactPointId",
                        column: x => x.ContactPointId,
                        principalTable: "ContactPoints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "DirectoryViews",
                columns: table => new
                {
                    Kind = table.Column<int>(type: "int", nullable: false),
                    EntryId = table.Column<int>(type: "int", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DirectoryViews", x => new { x.Kind, x.EntryId, x.Day });
                });

            migrationBuilder.CreateIndex(
                name: "IX_ContactChanges_ContactPointId",
                table: "ContactChanges",
                column: "ContactPointId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ContactChanges");

            migrationBuilder.DropTable(
                name: "DirectoryViews");

            migrationBuilder.DropColumn(
                name: "Failed_By",
                table: "ContactPoints");

            migrationBuilder.DropColumn(
                name: "Failed_Note",
                table: "ContactPoints");

            migrationBuilder.DropColumn(
                name: "Failed_On",
                table: "ContactPoints");

            migrationBuilder.DropColumn(
                name: "Failed_Times",
                table: "ContactPoints");
        }
    }
}
