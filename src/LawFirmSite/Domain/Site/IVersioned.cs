namespace LawFirmSite.Domain.Site;

/// <summary>
/// A row that several people may change. Its version grows with every saved change, so that a form made from an earlier one
/// cannot undo in silence what came between. Zero for a row that is not saved yet or has not changed since there are versions.
/// </summary>
public interface IVersioned
{
    int Version { get; }
}
