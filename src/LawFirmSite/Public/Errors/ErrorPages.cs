using LawFirmSite.Data;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Public.Errors;

/// <summary>Every answer without content of its own gets a page in the site's look, with the right status.</summary>
public static class ErrorPages
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteReadOnly = 8;
    private const int SqliteIoError = 10;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;

    public static void UseErrorPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/errors/500", StatusCodeSelector = StatusOf, AllowStatusCode404Response = true });
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
    }

    /// <summary>The one anonymous endpoint for whatever no other one knows.</summary>
    public static void MapUnknownAddresses(this IEndpointRouteBuilder app) =>
        app.MapFallback("{**path}", context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }).AllowAnonymous();

    private static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        DbUpdateConcurrencyException => StatusCodes.Status409Conflict,
        DbUpdateException { InnerException: { } inner } => StatusOf(inner),
        SqliteException { SqliteErrorCode: SqliteFull } => StatusCodes.Status507InsufficientStorage,
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked or SqliteReadOnly or SqliteIoError or SqliteCannotOpen } => StatusCodes.Status503ServiceUnavailable,
        System.Data.Common.DbException => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
