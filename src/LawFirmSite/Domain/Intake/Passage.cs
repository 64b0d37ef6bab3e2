using System.Text;

namespace LawFirmSite.Domain.Intake;

/// <summary>One replacement in a text; a list of them is in order and does not overlap.</summary>
internal readonly record struct Edit(int Start, int Length, string With);

/// <summary>
/// A text whose characters may carry marks (bold, superscript, link). The character rules see only the text and
/// answer with edits, so that they work alike across the borders of formatting.
/// </summary>
internal sealed class Passage(string text, int[]? marks = null)
{
    public const int Bold = 1;
    public const int Superscript = 2;
    public const int Subscript = 4;
    public const int LinkShift = 3;

    public static readonly Passage Empty = new("");

    public string Text { get; } = text;

    /// <summary>One mark per character, or null where nothing is marked. Above the three bits stands the link's number.</summary>
    public int[]? Marks { get; } = marks;

    public Passage Apply(List<Edit> edits)
    {
        if (edits.Count == 0)
        {
            return this;
        }

        var text = new StringBuilder(Text.Length);
        var marks = Marks is null ? null : new List<int>(Text.Length);
        var from = 0;
        foreach (var edit in edits)
        {
            text.Append(Text, from, edit.Start - from).Append(edit.With);
            if (marks is not null)
            {
                marks.AddRange(Marks.AsSpan(from, edit.Start - from));
                var mark = Text.Length == 0 ? 0 : Marks![Math.Min(edit.Start, Text.Length - 1)];
                for (var i = 0; i < edit.With.Length; i++)
                {
                    marks.Add(mark);
                }
            }

            from = edit.Start + edit.Length;
        }

        text.Append(Text, from, Text.Length - from);
        marks?.AddRange(Marks.AsSpan(from));
        return new Passage(text.ToString(), marks?.ToArray());
    }

    public Passage Slice(int start, int length) => start == 0 && length == Text.Length
        ? this
        : new(Text.Substring(start, length), Marks?[start..(start + length)]);

    public Passage From(int start) => Slice(start, Text.Length - start);

    public Passage Trim()
    {
        var start = 0;
        var end = Text.Length;
        while (start < end && Characters.IsSpace(Text[start]))
        {
            start++;
        }

        while (end > start && Characters.IsSpace(Text[end - 1]))
        {
            end--;
        }

        return Slice(start, end - start);
    }

    public Passage Prepend(string before) => Apply([new Edit(0, 0, before)]);

    public static Passage Join(IReadOnlyList<Passage> parts, Func<string, string, string> between)
    {
        if (parts.Count == 1)
        {
            return parts[0];
        }

        var text = new StringBuilder();
        var marks = parts.Any(part => part.Marks is not null) ? new List<int>() : null;
        for (var i = 0; i < parts.Count; i++)
        {
            var separator = i == 0 ? "" : between(parts[i - 1].Text, parts[i].Text);
            text.Append(separator).Append(parts[i].Text);
            marks?.AddRange(new int[separator.Length]);
            marks?.AddRange(parts[i].Marks ?? new int[parts[i].Text.Length]);
        }

        return new Passage(text.ToString(), marks?.ToArray());
    }

    /// <summary>Every visible character is bold.</summary>
    public bool IsBold()
    {
        if (Marks is null)
        {
            return false;
        }

        var seen = false;
        for (var i = 0; i < Text.Length; i++)
        {
            if (!Characters.IsSpace(Text[i]))
            {
                if ((Marks[i] & Bold) == 0)
                {
                    return false;
                }

                seen = true;
            }
        }

        return seen;
    }

    /// <summary>Headings are bold by themselves.</summary>
    public Passage WithoutBold() => Marks is null ? this : new(Text, Array.ConvertAll(Marks, mark => mark & ~Bold));

    public override string ToString() => Text;
}
