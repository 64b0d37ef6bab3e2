using LawFirmSite.Public.Shared;
using LawFirmSite.Web;
using LawFirmSite.Web.PageCaching;
using Microsoft.AspNetCore.Mvc;

namespace LawFirmSite.Public.LegalAid;

/// <summary>我能不能申请: one question a page, nothing is kept of who answers.</summary>
public sealed class CheckController(CurrentSite current) : PublicController
{
    [HttpGet(SelfCheck.Address), CachedPage]
    public Task<IActionResult> Index(CancellationToken cancel) => ShowAsync("", cancel);

    [HttpGet(SelfCheck.Address + "/{step}"), CachedPage]
    public Task<IActionResult> Show(string step, CancellationToken cancel) => ShowAsync(step, cancel);

    private async Task<IActionResult> ShowAsync(string step, CancellationToken cancel)
    {
        var site = await current.GetAsync(cancel);
        if (SelfCheck.Questions.FirstOrDefault(question => question.Step == step) is { } asked)
            return View("/Public/LegalAid/Question.cshtml", new QuestionPage(site.Profile.Name, asked));
        if (SelfCheck.Results.FirstOrDefault(result => result.Step == step) is { } result)
            return View("/Public/LegalAid/Result.cshtml", new ResultPage(site.Profile.Name, result, CountyList.Of(site.Directory)));
        return NotFound();
    }
}

/// <summary>A question by itself.</summary>
public sealed record QuestionPage(string Firm, CheckQuestion Question);

/// <summary>What came of the answers, and where to go with it.</summary>
public sealed record ResultPage(string Firm, CheckResult Result, CountyList List);
