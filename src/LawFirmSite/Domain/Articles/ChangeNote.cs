namespace LawFirmSite.Domain.Articles;

/// <summary>What readers are told about a change of a public text (更新说明). Only ever added; shown with its date at the foot.</summary>
public sealed class ChangeNote
{
    public const int TextLength = 300;

    private ChangeNote() { }

    internal ChangeNote(string text, int revision, DateTimeOffset at) => (Text, Revision, At) = (text, revision, at);

    public int Id { get; private set; }
    public string Text { get; private set; } = "";

    /// <summary>The revision that was made public with it.</summary>
    public int Revision { get; private set; }

    public DateTimeOffset At { get; private set; }
}
