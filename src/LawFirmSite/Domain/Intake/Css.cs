using System.Globalization;

namespace LawFirmSite.Domain.Intake;

/// <summary>The few properties of an inline style that say something about the structure of a text.</summary>
internal static class Css
{
    public static string? Property(string? style, string name)
    {
        for (var at = 0; style is not null && at < style.Length;)
        {
            var end = style.IndexOf(';', at);
            end = end < 0 ? style.Length : end;
            var colon = style.IndexOf(':', at, end - at);
            if (colon > 0 && style.AsSpan(at, colon - at).Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return style[(colon + 1)..end].Trim().ToLowerInvariant();
            }

            at = end + 1;
        }

        return null;
    }

    /// <summary>Points of a font-size; null for sizes that depend on their surroundings.</summary>
    public static double? Points(string? size)
    {
        if (size is null)
        {
            return null;
        }

        var end = 0;
        while (end < size.Length && (char.IsAsciiDigit(size[end]) || size[end] == '.'))
        {
            end++;
        }

        if (!double.TryParse(size.AsSpan(0, end), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        return size[end..].Trim() switch
        {
            "px" or "" => number * 0.75,
            "pt" or "磅" => number,
            "em" or "rem" => number * 12,
            _ => null,
        };
    }

    /// <summary>The seven steps of the old font element.</summary>
    public static double? FontStep(string? step) => step?.Trim() switch
    {
        "1" => 7.5,
        "2" => 10,
        "3" => 12,
        "4" or "+1" => 13.5,
        "5" or "+2" => 18,
        "6" or "+3" => 24,
        "7" or "+4" => 36,
        _ => null,
    };

    public static bool? IsBold(string? weight) => weight switch
    {
        null => null,
        "bold" or "bolder" => true,
        _ => int.TryParse(weight, out var number) && number >= 600,
    };
}
