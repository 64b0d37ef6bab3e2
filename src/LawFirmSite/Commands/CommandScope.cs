using LawFirmSite.Data.Audit;

namespace LawFirmSite.Commands;

/// <summary>Where a command does its work, under a name of its own in the record.</summary>
internal static class CommandScope
{
    public static AsyncServiceScope CreateCommandScope(this WebApplication app, string name = Actor.CommandLine)
    {
        var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().Is(name);
        return scope;
    }
}
