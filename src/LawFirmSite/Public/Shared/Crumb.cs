namespace LawFirmSite.Public.Shared;

/// <summary>A step on the way from the home page; the last one has no address, for it is the page itself.</summary>
public sealed record Crumb(string Name, string? Address = null);
