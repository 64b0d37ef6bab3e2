using System.Net;
using LawFirmSite.Data;

namespace LawFirmSite.Web;

/// <summary>The section <c>Site</c> of the configuration, checked when the site starts.</summary>
public sealed record SiteSettings
{
    /// <summary>Scheme, host and port under which visitors reach the site; no path. Links that leave the site are made from it alone.</summary>
    public Uri? PublicOrigin { get; init; }

    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.FindSystemTimeZoneById(DefaultTimeZone);

    /// <summary>Addresses of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed; none unless named.</summary>
    public IReadOnlyList<IPAddress> KnownProxies { get; init; } = [];

    /// <summary>Where operators look from, besides this machine; none unless named.</summary>
    public IReadOnlyList<IPNetwork> OperatorNetworks { get; init; } = [];

    /// <summary>
    /// Whether a request is for us: for the host of the public origin or, while developing without one, by one of this
    /// machine's own names.
    /// </summary>
    public bool Answers(HostString host) => PublicOrigin is { } origin
        ? string.Equals(host.Host, origin.IdnHost, StringComparison.OrdinalIgnoreCase)
        : OwnNames.Contains(host.Host, StringComparer.OrdinalIgnoreCase);

    /// <summary>Cookies get the __Host- prefix and Secure, and browsers are told to stay on https.</summary>
    public bool IsHttps => PublicOrigin?.Scheme == Uri.UriSchemeHttps;

    private static readonly string[] OwnNames = ["localhost", "127.0.0.1", "[::1]"];

    public const string Section = "Site";

    public const string DefaultTimeZone = "Asia/Shanghai";

    public static SiteSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return new()
        {
            PublicOrigin = Origin(section["PublicOrigin"]),
            TimeZone = Zone(section["TimeZone"]),
            KnownProxies = [.. Listed(section, "KnownProxies").Select(Proxy)],
            OperatorNetworks = [.. Listed(section, "OperatorNetworks").Select(Network)],
        };
    }

    private static IEnumerable<string> Listed(IConfigurationSection section, string name) => section.GetSection(name).GetChildren().Select(child => child.Value ?? "");

    private static Uri? Origin(string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;

        return Uri.TryCreate(value, UriKind.Absolute, out var origin)
            && origin.Scheme is "http" or "https" && origin is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" }
            ? origin
            : throw new SettingException($"Site:PublicOrigin is '{value}'; write scheme and host only, such as https://www.example.cn.");
    }

    private static IPAddress Proxy(string value) => IPAddress.TryParse(value, out var address)
        ? address
        : throw new SettingException($"Site:KnownProxies holds '{value}', which is not an IP address.");

    private static IPNetwork Network(string value) => IPNetwork.TryParse(value, out var network)
        ? network
        : throw new SettingException($"Site:OperatorNetworks holds '{value}'; write a network such as 10.0.0.0/24.");

    private static TimeZoneInfo Zone(string? value)
    {
        var id = string.IsNullOrWhiteSpace(value) ? DefaultTimeZone : value;
        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
            ? zone
            : throw new SettingException($"Site:TimeZone is '{id}', which this machine does not know; install tzdata or write an IANA name such as Asia/Shanghai.");
    }
}
