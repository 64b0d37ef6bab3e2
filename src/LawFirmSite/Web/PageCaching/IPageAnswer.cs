namespace LawFirmSite.Web.PageCaching;

/// <summary>An answer that is complete and may be sent to any number of clients who asked for the same page.</summary>
public interface IPageAnswer
{
    Task AnswerAsync(HttpContext context);
}
