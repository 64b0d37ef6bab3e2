using Microsoft.AspNetCore.Mvc;

namespace LawFirmSite.Public.Errors;

/// <summary>The page behind every answer that failed. It works without the database.</summary>
public sealed class ErrorsController : PublicController
{
    [Route("/errors/{code:int}"), IgnoreAntiforgeryToken]
    public IActionResult Show(int code) => Content(code.ToString());
}
