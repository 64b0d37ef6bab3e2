using LawFirmSite.Data;
using LawFirmSite.Domain.Editing;
using LawFirmSite.Web.Accounts;
using LawFirmSite.Web.Unsaved;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Unsaved;

/// <summary>
/// On every page of staff: shows words that were kept when the address asks for them, in the form and not saved, and lets go of
/// them once that form has been saved.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeepsUnsavedWordsAttribute : Attribute, IAsyncActionFilter
{
    /// <summary>Sent by a form that shows kept words: the number of the working copy.</summary>
    public const string Field = "__Words";

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var done = await next();
        if (StaffMember.From(context.HttpContext.User) is not { } me) return;

        var request = context.HttpContext.Request;
        if (HttpMethods.IsGet(request.Method) && done.Result is ViewResult shown && int.TryParse(request.Query[FormPlace.Words], out var wanted))
            await ShowAsync(context, shown.ViewData, me, wanted);
        // A form that was taken answers with the address of what it became.
        else if (HttpMethods.IsPost(request.Method) && done.Exception is null && done.Result is RedirectResult && request.HasFormContentType)
            await LetGoAsync(context.HttpContext, me);
    }

    private static async Task ShowAsync(ActionContext context, ViewDataDictionary viewData, StaffMember me, int wanted)
    {
        var http = context.HttpContext;
        var page = FormPlace.PageOf(http.Request);
        var copy = await Db(http).WorkingCopies.AsNoTracking().Of(me.Id).SingleOrDefaultAsync(c => c.Id == wanted && c.Page == page, http.RequestAborted);
        if (copy is null) return;

        foreach (var (name, values) in TypedFields.FromJson(copy.Fields).ToShow)
            context.ModelState.SetModelValue(name, new ValueProviderResult(values));
        viewData[ResumedCopy.InViewData] = copy;
    }

    private static async Task LetGoAsync(HttpContext http, StaffMember me)
    {
        var form = http.Request.Form;
        if (http.RequestServices.GetRequiredService<FormPlaces>().Of(form) is not { } place || place.OwnerId != me.Id) return;

        var key = Guid.TryParse(form["Key"], out var sitting) ? sitting : (Guid?)null;
        var shown = int.TryParse(form[Field], out var id) ? id : (int?)null;
        if (key is null && shown is null) return;

        // The words are saved by now, whatever becomes of the request.
        var db = Db(http);
        await db.WorkingCopies.Of(me.Id).Where(c => c.Page == place.Page && (c.Key == key || c.Id == shown)).ExecuteDeleteAsync(CancellationToken.None);
        await db.LeaveAsync(place, CancellationToken.None);
    }

    private static SiteDb Db(HttpContext http) => http.RequestServices.GetRequiredService<SiteDb>();
}

/// <summary>The working copy whose words a page shows, where its views find it.</summary>
public static class ResumedCopy
{
    public const string InViewData = "resumed";

    public static WorkingCopy? Resumed(this ViewDataDictionary viewData) => viewData[InViewData] as WorkingCopy;
}
