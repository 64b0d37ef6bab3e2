using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.PlainMvc.Articles;

public sealed class ArticlesController(Library library) : Controller
{
    private static readonly Func<Library, int, CancellationToken, Task<Article?>> Find = EF.CompileAsyncQuery(
        (Library library, int id, CancellationToken cancel) => library.Articles.AsNoTracking().SingleOrDefault(article => article.Id == id));

    [HttpGet("/articles/{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken cancel) => await Find(library, id, cancel) is { } article ? View(article) : NotFound();
}
