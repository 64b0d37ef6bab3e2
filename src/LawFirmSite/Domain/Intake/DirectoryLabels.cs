using LawFirmSite.Domain.Contacts;
using static LawFirmSite.Domain.Intake.Characters;

namespace LawFirmSite.Domain.Intake;

internal enum DirectoryField
{
    Address,
    Contact,
    Phone,
    Fax,
    Postcode,
    Email,
    Hours,
    Name,
    Ordinal,
    Other,
}

/// <summary>A label with what it announces; End is behind its colon.</summary>
internal readonly record struct DirectoryLabel(DirectoryField Field, int End, string? Note);

/// <summary>Rule D2: the labels of contact details. They need nothing before them and may be spread (地　址).</summary>
internal static class DirectoryLabels
{
    private static readonly string[] Notes = ["24小时", "２４小时", "二十四小时", "值班", "咨询"];

    private static readonly (string Word, DirectoryField Field)[] Words =
    [
        ("联系地址", DirectoryField.Address), ("办公地址", DirectoryField.Address), ("地址", DirectoryField.Address),
        ("联系电话", DirectoryField.Phone), ("办公电话", DirectoryField.Phone), ("电话", DirectoryField.Phone),
        ("手机", DirectoryField.Phone), ("热线", DirectoryField.Phone), ("传真", DirectoryField.Fax),
        ("联系人", DirectoryField.Contact), ("邮编", DirectoryField.Postcode), ("邮箱", DirectoryField.Email),
        ("办公时间", DirectoryField.Hours),
    ];

    /// <summary>Longer names of the same things, which count only after a separator: 服务热线 must not cut 便民服务.</summary>
    private static readonly (string Word, DirectoryField Field)[] LongWords =
    [
        ("通讯地址", DirectoryField.Address), ("详细地址", DirectoryField.Address), ("单位地址", DirectoryField.Address),
        ("电话号码", DirectoryField.Phone), ("手机号码", DirectoryField.Phone), ("手机号", DirectoryField.Phone),
        ("服务热线", DirectoryField.Phone), ("服务电话", DirectoryField.Phone), ("联系方式", DirectoryField.Phone),
        ("邮政编码", DirectoryField.Postcode), ("电子邮箱", DirectoryField.Email), ("电子邮件", DirectoryField.Email),
        ("工作时间", DirectoryField.Hours),
    ];

    private static readonly (string Word, DirectoryField Field)[] Heads =
    [
        ("序号", DirectoryField.Ordinal), ("序", DirectoryField.Ordinal), ("单位", DirectoryField.Name), ("单位名称", DirectoryField.Name),
        ("名称", DirectoryField.Name), ("机构", DirectoryField.Name), ("机构名称", DirectoryField.Name), ("部门", DirectoryField.Name),
        ("法律援助机构", DirectoryField.Name), ("法律援助中心", DirectoryField.Name), ("中心名称", DirectoryField.Name), ("律所名称", DirectoryField.Name),
        ("分所", DirectoryField.Name), ("负责人", DirectoryField.Contact), .. Words, .. LongWords,
    ];

    public static DirectoryLabel? ReadAt(string text, int at)
    {
        var end = at;
        string? note = null;
        while (Notes.FirstOrDefault(word => Padded(text, ref end, word)) is { } found)
        {
            note += found.Replace("２４", "24");
        }

        if (Word(text, ref end, note is null && (at == 0 || Furniture.IsSeparator(text[at - 1]) || IsWidePunctuation(text[at - 1]))) is not { } field
            || (note is not null && field != DirectoryField.Phone))
        {
            return null;
        }

        // 电话/传真： announces the same number for both.
        var next = end;
        if (next < text.Length && text[next] is '/' or '／' or '、' && ++next is var second && Word(text, ref second, false) is not null
            && Colon(text, second) is > 0)
        {
            end = second;
        }

        if (Colon(text, end) is > 0 and var afterColon)
        {
            return new(field, afterColon, note);
        }

        return field is DirectoryField.Phone or DirectoryField.Fax && PhoneFollows(text, end)
            || field == DirectoryField.Email && EmailFollows(text, end) ? new(field, end, note) : null;
    }

    /// <summary>A label with its colon anywhere in the text.</summary>
    public static bool HasLabel(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (MayBegin(text[at]) && ReadAt(text, at) is not null)
            {
                return true;
            }
        }

        return false;
    }

    public static bool MayBegin(char c) => c is
        '地' or '电' or '手' or '热' or '传' or '联' or '办' or '邮' or '值' or '咨' or '2' or '２' or '二' or '通' or '详' or '单' or '服' or '工';

    /// <summary>What a column holds by its head, with the note that the head adds to its numbers.</summary>
    public static (DirectoryField Field, string? Note)? Head(string text)
    {
        var word = WithoutSpaces(text).TrimEnd('：', ':');
        foreach (var note in Notes)
        {
            if (word.StartsWith(note, StringComparison.Ordinal) && word[note.Length..] is "电话" or "热线")
            {
                return (DirectoryField.Phone, note);
            }
        }

        return Heads.FirstOrDefault(head => head.Word == word) is { Word: not null } known ? (known.Field, null) : null;
    }

    private static DirectoryField? Word(string text, ref int at, bool longer)
    {
        foreach (var (word, field) in longer ? LongWords : [])
        {
            if (Padded(text, ref at, word))
            {
                return field;
            }
        }

        foreach (var (word, field) in Words)
        {
            if (Padded(text, ref at, word))
            {
                return field;
            }
        }

        return null;
    }

    private static bool Padded(string text, ref int at, string word)
    {
        var position = at;
        for (var i = 0; i < word.Length; i++, position++)
        {
            while (i > 0 && position < text.Length && IsSpace(text[position]))
            {
                position++;
            }

            if (position >= text.Length || text[position] != word[i])
            {
                return false;
            }
        }

        at = position;
        return true;
    }

    private static int Colon(string text, int at)
    {
        while (at < text.Length && IsSpace(text[at]))
        {
            at++;
        }

        return at < text.Length && text[at] is ':' or '：' or '∶' ? at + 1 : 0;
    }

    private static bool EmailFollows(string text, int at)
    {
        var rest = text.Substring(at, Math.Min(80, text.Length - at)).TrimStart(' ', '\u3000', '\u00A0');
        return Literals.Find(rest) is [{ Start: 0, Kind: LiteralKind.Email }, ..];
    }

    private static bool PhoneFollows(string text, int at)
    {
        while (at < text.Length && IsSpace(text[at]))
        {
            at++;
        }

        var reader = new PhoneReader(PhoneReader.Fold(text.Substring(at, Math.Min(40, text.Length - at))));
        return reader.Read(0, null) is not null || reader.DigitsAt(0) >= 6;
    }
}
