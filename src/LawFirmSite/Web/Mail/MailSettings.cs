using LawFirmSite.Data;
using MailKit.Security;
using MimeKit;

namespace LawFirmSite.Web.Mail;

/// <summary>The section <c>Mail</c> of the configuration. Without a host no letter is written, so none waits for a day on which there is one.</summary>
public sealed record MailSettings
{
    private const int SubmissionPort = 587;

    public string? Host { get; private init; }

    public int Port { get; private init; } = SubmissionPort;

    public SecureSocketOptions Security { get; private init; } = SecureSocketOptions.StartTls;

    public string? UserName { get; private init; }

    public string? Password { get; private init; }

    public MailboxAddress? From { get; private init; }

    public bool IsOn => Host is not null;

    public static MailSettings Read(IConfiguration configuration, SiteSettings site)
    {
        var section = configuration.GetSection("Mail");
        if (string.IsNullOrWhiteSpace(section["Host"])) return new();

        if (site.PublicOrigin is null) throw new SettingException("Mail:Host is set but Site:PublicOrigin is not; links in mail are made from it alone.");
        return new()
        {
            Host = section["Host"],
            Port = section.GetValue<int?>("Port") ?? SubmissionPort,
            Security = (section["Security"] ?? "StartTls") switch
            {
                "StartTls" => SecureSocketOptions.StartTls,
                "Tls" => SecureSocketOptions.SslOnConnect,
                "None" => SecureSocketOptions.None,
                var other => throw new SettingException($"Mail:Security is '{other}'; use StartTls, Tls or None."),
            },
            UserName = section["UserName"],
            Password = section["Password"],
            From = MailboxAddress.TryParse(section["From"] ?? "", out var from)
                ? from
                : throw new SettingException($"Mail:From is '{section["From"]}'; write the address the letters come from, such as 某某律师事务所 <noreply@example.cn>."),
        };
    }
}
