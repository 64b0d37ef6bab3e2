using System.Text.RegularExpressions;

namespace LawFirmSite.Web.Spreadsheets;

/// <summary>
/// A spreadsheet runs a cell that begins like a formula. An apostrophe in front makes it text, and is taken away again when the
/// table comes back: whatever a cell held, <c>Restored(Harmless(cell))</c> is that cell. Written here because CsvHelper knows
/// only ASCII signs, while WPS and Excel take their full-width forms as well.
/// </summary>
public static partial class FormulaGuard
{
    public static string Harmless(string cell) => LikeFormula().IsMatch(cell) ? $"'{cell}" : cell;

    public static string Restored(string cell) => cell.StartsWith('\'') && LikeFormula().IsMatch(cell) ? cell[1..] : cell;

    /// <summary>Needed also where cells are text by type: what comes back with an apostrophe would lose it.</summary>
    public static string KeptAsText(string cell) => cell.StartsWith('\'') ? Harmless(cell) : cell;

    // Spaces and byte order marks in front of the sign do not help: some programs trim them.
    [GeneratedRegex(@"\A'*(?:[ \u3000\uFEFF]*[=+\-@＝＋－＠]|[\t\r\n])", RegexOptions.CultureInvariant)]
    private static partial Regex LikeFormula();
}
