namespace LawFirmSite.Tests;

/// <summary>Asks again and again until something has become true that the site does by itself.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task Async(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!await condition()) await Task.Delay(TimeSpan.FromMilliseconds(50), limit.Token);
    }
}
