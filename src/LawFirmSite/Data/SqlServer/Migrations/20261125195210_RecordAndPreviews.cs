using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LawFirmSite.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class RecordAndPreviews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Actor = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ActorId = table.Column<int>(type: "int", nullable: true),
                    Verb = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SubjectId = table.Column<int>(type: "int", nullable: true),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    FromRevision = table.Column<int>(type: "int", nullable: true),
                    ToRevision = table.Column<int>(type: "int", nullable: true),
                    Changes = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PreviewLinks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CreationKey = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RevisionId = table.Column<long>(type: "bigint", nullable: false),
                    TokenHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Whom = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    MadeBy = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    MadeById = table.Column<int>(type: "int", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Opened = table.Column<int>(type: "int", nullable: false),
                    LastOpenedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PreviewLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PreviewLinks_AspNetUsers_MadeById",
                        column: x => x.MadeById,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PreviewLinks_Revisions_RevisionId",
                        column: x => x.RevisionId,
                        principalTable: "Revisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ArticleViews_Day",
                table: "ArticleViews",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_ActorId",
                table: "AuditEntries",
                column: "ActorId");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_At",
                table: "AuditEntries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Kind_SubjectId",
                table: "AuditEntries",
                columns: new[] { "Kind", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_PreviewLinks_CreationKey",
                table: "PreviewLinks",
                column: "CreationKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PreviewLinks_MadeById",
                table: "PreviewLinks",
                column: "MadeById");

            migrationBuilder.CreateIndex(
                name: "IX_PreviewLinks_RevisionId",
                table: "PreviewLinks",
                column: "RevisionId");

            migrationBuilder.CreateIndex(
                name: "IX_PreviewLinks_TokenHash",
                table: "PreviewLinks",
                column: "TokenHash",
                unique: true);

            // The record only grows, whoever asks. A trigger has to begin its batch, also inside an idempotent script.
            migrationBuilder.Sql("""
                EXEC(N'CREATE TRIGGER AuditEntries_Grow ON AuditEntries INSTEAD OF UPDATE, DELETE AS
                    THROW 50001, ''The record cannot be changed.'', 1;');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "PreviewLinks");

            migrationBuilder.DropIndex(
                name: "IX_ArticleViews_Day",
                table: "ArticleViews");
        }
    }
}
