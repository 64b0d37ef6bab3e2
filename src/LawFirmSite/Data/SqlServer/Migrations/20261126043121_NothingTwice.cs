using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LawFirmSite.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class NothingTwice : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Articles_CategoryId_WithdrawnAt_PublishedAt_Id",
                table: "Articles");

            migrationBuilder.AddColumn<Guid>(
                name: "CreationKey",
                table: "Remarks",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "CreationKey",
                table: "ContactPoints",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.CreateTable(
                name: "CountedBatches",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Key = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CountedBatches", x => x.Id);
                });

            // EXEC, because a script is understood whole before the column is there.
            migrationBuilder.Sql("EXEC(N'UPDATE [Remarks] SET [CreationKey] = NEWID()')");
            migrationBuilder.Sql("EXEC(N'UPDATE [ContactPoints] SET [CreationKey] = NEWID()')");

            migrationBuilder.CreateIndex(
                name: "IX_Remarks_CreationKey",
                table: "Remarks",
                column: "CreationKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ContactPoints_CreationKey",
                table: "ContactPoints",
                column: "CreationKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Articles_CategoryId",
                table: "Articles",
                column: "CategoryId");

            migrationBuilder.CreateIndex(
                name: "IX_CountedBatches_Key",
                table: "CountedBatches",
                column: "Key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CountedBatches");

            migrationBuilder.DropIndex(
                name: "IX_Remarks_CreationKey",
                table: "Remarks");

            migrationBuilder.DropIndex(
                name: "IX_ContactPoints_CreationKey",
                table: "ContactPoints");

            migrationBuilder.DropIndex(
                name: "IX_Articles_CategoryId",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "CreationKey",
                table: "Remarks");

            migrationBuilder.DropColumn(
                name: "CreationKey",
                table: "ContactPoints");

            migrationBuilder.CreateIndex(
                name: "IX_Articles_CategoryId_WithdrawnAt_PublishedAt_Id",
                table: "Articles",
                columns: new[] { "CategoryId", "WithdrawnAt", "PublishedAt", "Id" });
        }
    }
}
