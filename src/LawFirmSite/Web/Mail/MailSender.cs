using LawFirmSite.Data;
using LawFirmSite.Data.Mail;
using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using MimeKit.Text;

namespace LawFirmSite.Web.Mail;

/// <summary>
/// Sends the letters that wait in the database. Of several servers one takes a letter at a time; one that fails is tried again
/// later and later, and given up after about a day. Nobody who uses the site waits for a mail server.
/// </summary>
public sealed class MailSender(IServiceScopeFactory scopes, SiteClock clock, TimeProvider time, MailSettings settings, ILogger<MailSender> log)
    : PeriodicWork(Every, time, log)
{
    private const int AtOnce = 20;
    private const int ConnectionTimeoutMilliseconds = 20_000;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    // Longer than sending takes; a server that stops in between leaves the letter to the next one.
    private static readonly TimeSpan Taken = TimeSpan.FromMinutes(5);

    /// <summary>Sends what is due now; nothing where no mail server is set.</summary>
    public Task SendDueAsync(CancellationToken cancel) => settings.Server is { } server ? SendDueAsync(server, cancel) : Task.CompletedTask;

    protected override Task WorkAsync(CancellationToken cancel) => SendDueAsync(cancel);

    private async Task SendDueAsync(MailServer server, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        var now = clock.Now;
        var due = await db.OutgoingMails.Where(mail => mail.SentAt == null && mail.GivenUpAt == null && mail.DueAt <= now)
            .OrderBy(mail => mail.DueAt).Select(mail => mail.Id).Take(AtOnce).ToListAsync(cancel);
        foreach (var id in due)
        {
            var until = clock.Now + Taken;
            if (await db.OutgoingMails.Where(mail => mail.Id == id && mail.SentAt == null && mail.DueAt <= now).ExecuteUpdateAsync(mail => mail.SetProperty(row => row.DueAt, until), cancel) == 0) continue;

            await SendAsync(server, await db.OutgoingMails.SingleAsync(mail => mail.Id == id, cancel), cancel);
            await db.SaveChangesAsync(cancel);
        }
    }

    private async Task SendAsync(MailServer server, OutgoingMail mail, CancellationToken cancel)
    {
        try
        {
            using var message = new MimeMessage(
                [server.From], [MailboxAddress.Parse(mail.Recipient)], mail.Subject, new TextPart(TextFormat.Plain) { Text = mail.Body })
            {
                MessageId = $"{mail.MessageId:N}@{server.From.Domain}",
                Date = mail.CreatedAt,
            };
            using var smtp = new SmtpClient { Timeout = ConnectionTimeoutMilliseconds };
            await smtp.ConnectAsync(server.Host, server.Port, server.Security, cancel);
            if (!string.IsNullOrEmpty(server.UserName)) await smtp.AuthenticateAsync(server.UserName, server.Password ?? "", cancel);
            await smtp.SendAsync(message, cancel);
            mail.Sent(clock.Now);
            await smtp.DisconnectAsync(quit: true, CancellationToken.None);
        }
        // Whatever went wrong with one letter, the others are still to be sent.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            if (mail.SentAt is not null) return; // it was taken; only the goodbye failed
            mail.Failed(exception.Message, clock.Now);
            Log.LogWarning("A letter could not be sent, try {Try}: {Problem}", mail.Tries, mail.Problem);
        }
    }
}
