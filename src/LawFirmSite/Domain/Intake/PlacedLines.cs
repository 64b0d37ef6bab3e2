using System.Collections;

namespace LawFirmSite.Domain.Intake;

/// <summary>The lines of a page as the result shows them. Made one by one when asked for, since few readers look at all of them.</summary>
internal sealed class PlacedLines(List<Line> lines) : IReadOnlyList<PlacedLine>
{
    public int Count => lines.Count;

    public PlacedLine this[int index] =>
        new(index, lines[index].Printed, lines[index].Role ?? LineRole.Paragraph, lines[index].Rule);

    public IEnumerator<PlacedLine> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
