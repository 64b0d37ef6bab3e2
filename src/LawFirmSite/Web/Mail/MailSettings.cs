using LawFirmSite.Data;
using MailKit.Security;
using MimeKit;

namespace LawFirmSite.Web.Mail;

/// <summary>The section <c>Mail</c> of the configuration. Without a host no letter is written, so none waits for a day on which there is one.</summary>
public sealed class MailSettings
{
    private MailSettings(MailServer? server) => Server = server;

    public bool IsOn => Server is not null;

    internal MailServer? Server { get; }

    public static MailSettings Read(IConfiguration configuration, SiteSettings site)
    {
        var section = configuration.GetSection("Mail");
        if (string.IsNullOrWhiteSpace(section["Host"])) return new(server: null);

        return site.PublicOrigin is not null ? new(MailServer.Read(section))
            : throw new SettingException("Mail:Host is set but Site:PublicOrigin is not; links in mail are made from it alone.");
    }
}

/// <summary>Where letters are handed in and whom they come from. A class of its own that is not <see cref="PublicTypes">public</see>: a site without mail does not load the library for it.</summary>
internal sealed record MailServer(string Host, int Port, SecureSocketOptions Security, string? UserName, string? Password, MailboxAddress From)
{
    private const int SubmissionPort = 587;

    /// <exception cref="SettingException">A setting is none that can be worked with.</exception>
    public static MailServer Read(IConfigurationSection section) => new(
        section["Host"]!,
        section.GetValue<int?>("Port") ?? SubmissionPort,
        (section["Security"] ?? "StartTls") switch
        {
            "StartTls" => SecureSocketOptions.StartTls,
            "Tls" => SecureSocketOptions.SslOnConnect,
            "None" => SecureSocketOptions.None,
            var other => throw new SettingException($"Mail:Security is '{other}'; use StartTls, Tls or None."),
        },
        section["UserName"],
        section["Password"],
        MailboxAddress.TryParse(section["From"] ?? "", out var from)
            ? from
            : throw new SettingException($"Mail:From is '{section["From"]}'; write the address the letters come from, such as 某某律师事务所 <noreply@example.cn>."));
}
