using System.Collections.Concurrent;
using System.Globalization;

namespace LawFirmSite.Faults;

/// <summary>What kinds of writes there are; each is one request of one member of staff.</summary>
public enum WriteKind
{
    Article,
    Revision,
    Publication,
    Contact,
    Picture,
}

/// <summary>One write: what was sent, and whether an answer said that it was done.</summary>
/// <param name="Key">Unique among all writes and part of what was sent.</param>
/// <param name="Body">The text, the number or the pixels that must be found.</param>
public sealed record Write(WriteKind Kind, string Key, string Body)
{
    public Guid CreationKey { get; init; }

    /// <summary>The article or contact point; 0 while the site has not said which.</summary>
    public int Subject { get; set; }

    public int Revision { get; init; }

    public bool IsAcknowledged { get; set; }

    public override string ToString() => $"{Kind} {Key} of {Subject}, revision {Revision}, {(IsAcknowledged ? "acknowledged" : "not acknowledged")}";
}

/// <summary>The client's side of the story. What the database holds is compared with it after the fault.</summary>
public sealed class Ledger
{
    private readonly ConcurrentQueue<Write> _unchecked = new();
    private readonly List<string> _broken = [];
    private TaskCompletionSource _reached = new();
    private int _left;

    public int Acknowledged { get; private set; }

    /// <summary>Sent and never answered: either way is right, half of it is not.</summary>
    public int InDoubt { get; private set; }

    public int Lost { get; private set; }

    public int Torn { get; private set; }

    public int Duplicated { get; private set; }

    /// <summary>What an answer may refuse with under this fault; any other refusal breaks a promise.</summary>
    public IReadOnlyList<int> MayRefuseWith { get; init; } = [];

    public int Refused { get; private set; }

    public string Integrity { get; set; } = "not looked at";

    /// <summary>How long each start took until the first answer.</summary>
    public List<TimeSpan> Starts { get; } = [];

    public TimeSpan SlowestStart => Starts.DefaultIfEmpty().Max();

    /// <summary>Stored, though nobody was told: what makes sending a form again safe.</summary>
    public int DoneUnanswered { get; set; }

    public bool IsKept => Lost + Torn + Duplicated + _broken.Count == 0 && Integrity == "ok";

    public IReadOnlyList<string> Broken => _broken;

    public void Note(Write write) => _unchecked.Enqueue(write);

    public void Acknowledge(Write write)
    {
        write.IsAcknowledged = true;
        if (Interlocked.Decrement(ref _left) == 0) _reached.TrySetResult();
    }

    /// <summary>Done when so many more writes have been acknowledged; to be asked for before they are sent.</summary>
    public Task WhenAcknowledged(int more)
    {
        (_reached, _left) = (new(), more);
        return _reached.Task;
    }

    /// <summary>What was acknowledged until now and has not been compared yet.</summary>
    public List<Write> AcknowledgedNow() => [.. _unchecked.Where(write => write.IsAcknowledged)];

    /// <summary>The writes since the last comparison.</summary>
    public List<Write> TakeUnchecked()
    {
        var writes = new List<Write>();
        while (_unchecked.TryDequeue(out var write)) writes.Add(write);
        Acknowledged += writes.Count(write => write.IsAcknowledged);
        InDoubt += writes.Count(write => !write.IsAcknowledged);
        return writes;
    }

    public void Lose(object what) => Break(++Lost, "lost", what);

    public void Tear(object what) => Break(++Torn, "torn", what);

    public void Duplicate(object what) => Break(++Duplicated, "duplicated", what);

    public void Refuse(Write write, Reply reply)
    {
        lock (_broken)
        {
            Refused++;
            if (!MayRefuseWith.Contains((int)reply.Status!)) _broken.Add($"refused with {(int)reply.Status}: {write}");
            else if (write.Body.Length > 0 && write.Kind is WriteKind.Article or WriteKind.Revision && !System.Net.WebUtility.HtmlDecode(reply.Page).Contains(write.Body, StringComparison.Ordinal)) _broken.Add($"words not given back: {write}");
        }
    }

    /// <summary>Any other promise that did not hold.</summary>
    public void Break(string what)
    {
        lock (_broken) _broken.Add(what);
    }

    public void Print(TextWriter output)
    {
        output.WriteLine($"{Acknowledged} acknowledged, {Refused} refused, {InDoubt} never answered ({DoneUnanswered} of them stored): {Lost} lost, {Torn} torn, {Duplicated} duplicated; integrity_check {Integrity}");
        if (Starts.Count > 0) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"serving again: median {Starts.Order().ElementAt(Starts.Count / 2).TotalSeconds:0.0} s, slowest {SlowestStart.TotalSeconds:0.0} s"));
        foreach (var broken in _broken.Take(20)) output.WriteLine($"  broken: {broken}");
        output.WriteLine(IsKept ? "Every promise was kept." : "A PROMISE WAS BROKEN.");
    }

    private void Break(int count, string how, object what)
    {
        if (count <= 20) _broken.Add($"{how}: {what}");
    }
}
