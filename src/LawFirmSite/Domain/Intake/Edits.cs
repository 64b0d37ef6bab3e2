using System.Collections;

namespace LawFirmSite.Domain.Intake;

/// <summary>One replacement in a text.</summary>
internal readonly record struct Edit(int Start, int Length, string With);

/// <summary>
/// What one rule changes in a text: replacements in order that do not overlap. Most rules leave most lines alone, and
/// no replacement takes no memory. A value with a list in it: pass it on only when it is complete.
/// </summary>
internal struct Edits : IEnumerable<Edit>
{
    private static readonly List<Edit> None = [];

    private List<Edit>? _list;

    public readonly int Count => _list?.Count ?? 0;

    public readonly Edit this[int index] => _list![index];

    public void Add(Edit edit) => (_list ??= []).Add(edit);

    public readonly void Sort() => _list?.Sort((one, other) => one.Start.CompareTo(other.Start));

    public readonly List<Edit>.Enumerator GetEnumerator() => (_list ?? None).GetEnumerator();

    readonly IEnumerator<Edit> IEnumerable<Edit>.GetEnumerator() => GetEnumerator();

    readonly IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
