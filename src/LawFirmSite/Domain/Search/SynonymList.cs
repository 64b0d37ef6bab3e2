namespace LawFirmSite.Domain.Search;

/// <summary>The one list of <see cref="Synonyms"/>, as editors typed it.</summary>
public sealed class SynonymList
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public string Lines { get; private set; } = "";

    /// <summary>Grows with every change. The form posts the one it started from, so that two editors do not undo each other.</summary>
    public int Version { get; private set; }

    public void Change(string lines)
    {
        if (lines == Lines) return;
        Lines = lines;
        Version++;
    }
}
