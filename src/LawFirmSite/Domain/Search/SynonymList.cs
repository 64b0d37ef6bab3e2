using LawFirmSite.Domain.Site;

namespace LawFirmSite.Domain.Search;

/// <summary>The one list of <see cref="Synonyms"/>, as editors typed it.</summary>
public sealed class SynonymList : IVersioned
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public string Lines { get; private set; } = "";

    public int Version { get; private set; }

    public void Change(string lines) => Lines = lines;
}
