using System.Globalization;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Web;

namespace LawFirmSite.Admin.Contacts;

/// <summary>One column of the table: how a field of a form is written into a cell, and how a cell is read back into the form.</summary>
/// <param name="Read">Gives the form back, changed, and what is wrong with the cell as a sentence without a subject.</param>
public sealed record SheetColumn<TForm>(string Heading, Func<TForm, string> Write, Func<TForm, string, (TForm Form, string? Fault)> Read)
{
    /// <summary>Whether the cell says what the form says already, also after a spreadsheet has put it in its own way.</summary>
    public bool IsSame(TForm form, string cell)
    {
        var now = Write(form);
        if (cell == now || HasLostZeros(now, cell)) return true;

        var (read, fault) = Read(form, cell);
        return fault is null && Write(read) == now;
    }

    // Excel takes 0355 in a CSV file for a quantity and shows 355.
    private static bool HasLostZeros(string now, string cell) =>
        now.StartsWith('0') && cell.Length > 0 && cell.All(char.IsAsciiDigit) && now.TrimStart('0') == cell;
}

/// <summary>The kinds of columns.</summary>
public static class SheetColumn
{
    private const int FirstDayNumber = 20_000;
    private const int LastDayNumber = 80_000;

    private static readonly string[] DayFormats = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"];
    private static readonly string[] Yes = ["是", "√", "1", "y", "Y", "true", "TRUE"];
    private static readonly string[] No = ["", "否", "0", "n", "N", "false", "FALSE"];

    public static SheetColumn<TForm> Text<TForm>(string heading, Func<TForm, string?> get, Func<TForm, string, TForm> set) =>
        new(heading, form => get(form) ?? "", (form, cell) => (set(form, cell), null));

    /// <summary>A dialling code that has lost its zero gets it back.</summary>
    public static SheetColumn<TForm> AreaCode<TForm>(string heading, Func<TForm, string?> get, Func<TForm, string, TForm> set) =>
        new(heading, form => get(form) ?? "", (form, cell) => (set(form, cell is [not '0', _] or [not '0', _, _] && cell.All(char.IsAsciiDigit) ? $"0{cell}" : cell), null));

    public static SheetColumn<TForm> Choice<TForm, T>(string heading, Func<TForm, T?> get, Func<TForm, T, TForm> set, Func<T, string> word) where T : struct, Enum =>
        new(heading, form => get(form) is { } value ? word(value) : "", (form, cell) =>
            Enum.GetValues<T>().Where(value => word(value) == cell).Cast<T?>().FirstOrDefault() is { } found
                ? (set(form, found), null)
                : (form, $"不能写“{cell}”，只能写：{string.Join('、', Enum.GetValues<T>().Select(word))}。"));

    public static SheetColumn<TForm> Number<TForm>(string heading, Func<TForm, int?> get, Func<TForm, int?, TForm> set) =>
        new(heading, form => get(form)?.ToString(CultureInfo.InvariantCulture) ?? "", (form, cell) =>
            cell.Length == 0 ? (set(form, null), null)
            : int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (set(form, number), null)
            : (form, $"要写数字，不能写“{cell}”。"));

    /// <summary>A day as forms hold it, yyyy-MM-dd. Spreadsheets write it their own way, or as the number of days since 1900.</summary>
    public static SheetColumn<TForm> Day<TForm>(string heading, Func<TForm, string?> get, Func<TForm, string, TForm> set) =>
        new(heading, form => get(form) ?? "", (form, cell) =>
            cell.Length == 0 ? (set(form, ""), null)
            : ReadDay(cell) is { } day ? (set(form, day.InList()), null)
            : (form, $"“{cell}”不是一个日期。请写成 2013-08-26 的样子。"));

    public static SheetColumn<TForm> Flag<TForm>(string heading, Func<TForm, bool> get, Func<TForm, bool, TForm> set) =>
        new(heading, form => get(form) ? Yes[0] : "", (form, cell) =>
            Yes.Contains(cell) ? (set(form, true), null)
            : No.Contains(cell) ? (set(form, false), null)
            : (form, $"只能写“是”，或者留空，不能写“{cell}”。"));

    public static DateOnly? ReadDay(string cell) =>
        DateOnly.TryParseExact(cell.Split(' ')[0], DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > FirstDayNumber and < LastDayNumber ? new DateOnly(1899, 12, 30).AddDays(number)
        : DayAttribute.Read(cell);
}
