using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LawFirmSite.Data.Sqlite.Migrations
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
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Failed_Note",
                table: "ContactPoints",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Failed_On",
                table: "ContactPoints",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Failed_Times",
                table: "ContactPoints",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ContactChanges",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ContactPointId = table.Column<int>(type: "INTEGER", nullable: true),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Owner = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Verified_By = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Verified_How = table.Column<int>(type: "INTEGER", nullable: true),
                    Verified_On = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Was_By = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Was_How = table.Column<int>(type: "INTEGER", nullable: true),
                    Was_On = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WasFailed_By = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    WasFailed_Note = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    WasFailed_On = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WasFailed_Times = table.Column<int>(type: "INTEGER", nullable: true)
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
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    EntryId = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Count = table.Column<long>(type: "INTEGER", nullable: false)
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
