namespace LawFirmSite.Commands;
internal static class Export { public static Task<int> RunAsync(WebApplication app, string folder, CancellationToken cancel) => throw new NotImplementedException(); }
