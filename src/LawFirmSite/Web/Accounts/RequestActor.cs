using LawFirmSite.Data.Audit;

namespace LawFirmSite.Web.Accounts;

/// <summary>Tells the record who is behind a request, so that no controller has to.</summary>
public static class RequestActor
{
    public static void UseActor(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var actor = context.RequestServices.GetRequiredService<Actor>();
        if (StaffMember.From(context.User) is { } me) actor.Is(me.Name, me.Id);
        else actor.Is(Actor.Nobody);
        return next(context);
    });
}
