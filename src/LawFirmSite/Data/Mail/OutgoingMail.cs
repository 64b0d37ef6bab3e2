namespace LawFirmSite.Data.Mail;

/// <summary>
/// A letter to a member of staff, written in the transaction of what it tells of and sent afterwards, at least once. Its text may
/// hold a one-time link and is erased as soon as it is sent or given up.
/// </summary>
public sealed class OutgoingMail
{
    public const int SubjectLength = 200;
    public const int BodyLength = 4000;
    public const int ProblemLength = 300;

    // A minute, then longer and longer; after the last one it is given up, about a day after it was written.
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
    ];

    private OutgoingMail() { }

    public OutgoingMail(string recipient, string subject, string body, DateTimeOffset now)
    {
        if (recipient.AsSpan().ContainsAny('\r', '\n') || subject.AsSpan().ContainsAny('\r', '\n')) throw new ArgumentException("A header of a letter is one line.");
        Recipient = recipient;
        Subject = subject;
        Body = body;
        CreatedAt = DueAt = now;
        MessageId = Guid.NewGuid();
    }

    public int Id { get; private set; }

    /// <summary>The same however often it is sent, so that a mail program shows a second copy once.</summary>
    public Guid MessageId { get; private set; }

    public string Recipient { get; private set; } = "";
    public string Subject { get; private set; } = "";
    public string Body { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it is to be sent next. A sender moves it forward before it begins, so that no other one begins as well.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public int Tries { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Since when it is no longer tried.</summary>
    public DateTimeOffset? GivenUpAt { get; private set; }

    /// <summary>Why the newest try failed, for administrators.</summary>
    public string Problem { get; private set; } = "";

    public void Sent(DateTimeOffset now)
    {
        SentAt = now;
        Body = Problem = "";
    }

    public void Failed(string problem, DateTimeOffset now)
    {
        Problem = problem.Length > ProblemLength ? problem[..ProblemLength] : problem;
        if (Tries < Waits.Length)
        {
            DueAt = now + Waits[Tries++];
            return;
        }
        Tries++;
        GivenUpAt = now;
        Body = "";
    }
}
