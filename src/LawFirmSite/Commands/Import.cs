namespace LawFirmSite.Commands;
internal static class Import { public static Task<int> RunAsync(WebApplication app, string[] paths, bool publish, CancellationToken cancel) => throw new NotImplementedException(); }
