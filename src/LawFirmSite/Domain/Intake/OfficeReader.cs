using System.Text;
using LawFirmSite.Domain.Contacts;
using static LawFirmSite.Domain.Intake.Characters;

namespace LawFirmSite.Domain.Intake;

/// <summary>Reads the contact details of one office out of its lines or cells (D1 to D4).</summary>
internal sealed class OfficeReader(string name, string? defaultAreaCode)
{
    private readonly Dictionary<DirectoryField, string> _fields = [];
    private readonly List<ListedPhone> _phones = [];
    private readonly StringBuilder _value = new();
    private string? _lastArea;

    /// <summary>What the label says about all its numbers, and what stands before the next one only.</summary>
    private string? _labelNote;
    private bool _labelNoteUsed;
    private string? _ownNote;

    public List<string> Warnings { get; } = [];

    public List<string> Removed { get; } = [];

    /// <summary>A label or a number shows that this is an office's entry.</summary>
    public bool SpeaksForItself => Labelled || _phones.Count > 0;

    /// <summary>A label of an address or telephone was seen, whatever stood behind it.</summary>
    public bool Labelled { get; private set; }

    public ListedOffice Office()
    {
        var address = Value(DirectoryField.Address);
        return new()
        {
            Name = Typography.Settle(name.Trim(Edges)),
            Address = address,
            Contact = Value(DirectoryField.Contact),
            Postcode = Value(DirectoryField.Postcode),
            Email = Value(DirectoryField.Email),
            Hours = Value(DirectoryField.Hours),
            Phones = [.. _phones],
            Suggest = AdminNames.In(name + "\n" + address),
        };
    }

    private string? Value(DirectoryField field) =>
        _fields.GetValueOrDefault(field) is { } value && Typography.Settle(value).Trim(Edges) is { Length: > 0 } settled ? settled : null;

    /// <summary>Reads text that follows the name: an address until a label says otherwise.</summary>
    public void Read(string text, DirectoryField field = DirectoryField.Address, string? note = null)
    {
        var reader = new PhoneReader(PhoneReader.Fold(text));
        var emails = Literals.Find(text);
        (_labelNote, _labelNoteUsed) = (note, true);
        for (var at = 0; at < text.Length;)
        {
            if (DirectoryLabels.MayBegin(text[at]) && DirectoryLabels.ReadAt(text, at) is { } label)
            {
                EndValue(field, beforePhone: false);
                EndNote();
                (field, _labelNote, _labelNoteUsed) = (label.Field, label.Note, false);
                Labelled |= field is DirectoryField.Address or DirectoryField.Phone;
                at = label.End;
            }
            else if (Literals.At(emails, at) is { Kind: LiteralKind.Email } email && email.Start == at)
            {
                EndValue(field, beforePhone: false);
                Put(DirectoryField.Email, text[at..email.End]);
                at = email.End;
            }
            else if (PhoneAt(text, at, reader, field) is { } phone)
            {
                EndValue(field, beforePhone: true);
                if (text[at] is '+' or '＋' || text.AsSpan(at).StartsWith("0086"))
                {
                    Removed.Add("+86");
                }

                at = TakePhone(text, phone, reader, field);
                field = field == DirectoryField.Fax ? field : DirectoryField.Phone;
            }
            else
            {
                var run = Math.Max(1, reader.DigitsAt(at));
                _value.Append(text, at, run);
                at += run;
            }
        }

        EndValue(field, beforePhone: false);
        EndNote();
    }

    /// <summary>P1: 值班电话： without a number.</summary>
    private void EndNote()
    {
        if (_labelNote is not null && !_labelNoteUsed)
        {
            Removed.Add(_labelNote);
        }

        (_labelNote, _labelNoteUsed) = (null, true);
    }

    private ReadPhone? PhoneAt(string text, int at, PhoneReader reader, DirectoryField field)
    {
        if (!(char.IsAsciiDigit(text[at]) || text[at] is >= '０' and <= '９' or '(' or '（' or '+' or '＋'))
        {
            return null;
        }

        var announced = field is DirectoryField.Phone or DirectoryField.Fax;
        var digits = reader.DigitsAt(at);
        if (digits > 11)
        {
            if (PersonalData.IsPersonal(text, at, at + digits))
            {
                return null;
            }

            // 0086 before a number makes the run long and is no glue.
            if (reader.Read(at, null) is not { Number.Kind: PhoneKind.Mobile or PhoneKind.Landline })
            {
                Warnings.Add("phone-glued-digits");
                return new(PhoneNumber.Unreadable(text.Substring(at, digits)), at + digits);
            }
        }

        if (reader.Read(at, _lastArea ?? defaultAreaCode) is { } read)
        {
            var whole = read.Number.AreaCode is not null && !read.Number.AreaInferred
                || read.Number.Kind is PhoneKind.Mobile or PhoneKind.ServiceNumber;
            var hotline = read.Number.Kind == PhoneKind.ShortCode && digits == 5 && !CountsSomething(text, read.End);
            if (whole || hotline || (announced && !(read.Number.Kind == PhoneKind.ShortCode && CountsSomething(text, read.End))))
            {
                if (read.Number.Kind == PhoneKind.Unknown)
                {
                    Warnings.Add("phone-bad-length");
                }

                return read;
            }

            return null;
        }

        return Misprint(text, at, reader, announced);
    }

    /// <summary>A number with too few or too many digits is shown as printed and never dialled.</summary>
    private ReadPhone? Misprint(string text, int at, PhoneReader reader, bool announced)
    {
        var folded = PhoneReader.Fold(text.Substring(at, Math.Min(40, text.Length - at)));
        var end = 0;
        var digits = 0;
        var first = folded.FirstOrDefault(char.IsAsciiDigit);
        for (var i = 0; i < folded.Length && (char.IsAsciiDigit(folded[i]) || folded[i] is '-' or '(' or ')'); i++)
        {
            digits += char.IsAsciiDigit(folded[i]) ? 1 : 0;
            end = char.IsAsciiDigit(folded[i]) ? i + 1 : end;
        }

        var looksLikePhone = digits >= 7 && (first == '0' || (first == '1' && reader.DigitsAt(at) >= 9));
        var next = at + end;
        if (digits < 3 || !(looksLikePhone || announced) || CountsSomething(text, next) || Dates.ReadAt(text, at) is not null
            || (next < text.Length && text[next] is ':' or '：'))
        {
            return null;
        }

        Warnings.Add("phone-bad-length");
        return new(PhoneNumber.Unreadable(text[at..next]), next);
    }

    /// <summary>110号, 3楼: digits that count or number something else.</summary>
    private static bool CountsSomething(string text, int at) =>
        at < text.Length && text[at] is '号' or '室' or '楼' or '层' or '米' or '路' or '房' or '元' or '年' or '月' or '日' or '点' or '小' or '弄' or '栋' or '幢' or '单';

    private int TakePhone(string text, ReadPhone phone, PhoneReader reader, DirectoryField field)
    {
        var end = phone.End;
        var abbreviated = "";
        if (end < text.Length && text[end] is '/' or '／' && reader.DigitsAt(end + 1) is >= 1 and <= 4 and var digits
            && phone.Number.Kind is PhoneKind.Landline or PhoneKind.Mobile)
        {
            abbreviated = "/" + Typography.Settle(text.Substring(end + 1, digits));
            end += 1 + digits;
            Warnings.Add("phone-abbrev");
        }

        if (phone.Number.AreaInferred)
        {
            Warnings.Add("area-code-inferred");
        }
        else
        {
            _lastArea = phone.Number.AreaCode ?? _lastArea;
        }

        _phones.Add(new ListedPhone(phone.Number)
        {
            IsFax = field == DirectoryField.Fax && phone.Number.Kind is PhoneKind.Landline or PhoneKind.Unknown,
            Note = Joined(_labelNote, _ownNote, BracketedNote(text, ref end)),
            Abbreviated = abbreviated,
        });
        (_labelNoteUsed, _ownNote) = (true, null);
        return end;
    }

    /// <summary>0355-1234567（24小时）</summary>
    private static string? BracketedNote(string text, ref int end)
    {
        var open = end;
        while (open < text.Length && IsSpace(text[open]))
        {
            open++;
        }

        if (open >= text.Length || text[open] is not ('（' or '('))
        {
            return null;
        }

        var close = text.IndexOfAny(['）', ')'], open, Math.Min(16, text.Length - open));
        if (close < open + 2 || text[open..close].Count(char.IsDigit) > 4)
        {
            return null;
        }

        end = close + 1;
        return Typography.Settle(text[(open + 1)..close]);
    }

    private static readonly char[] Edges =
        [' ', '\t', '\u00A0', '\u3000', '\u2002', '\u2003', ',', '，', '、', ';', '；', ':', '：', '|', '｜', '/', '／', '。', '·', '-', '—'];

    private void EndValue(DirectoryField field, bool beforePhone)
    {
        var value = Balanced(_value.ToString().Trim(Edges));
        _value.Clear();
        if (value.Length == 0)
        {
            return;
        }

        if (field is not (DirectoryField.Phone or DirectoryField.Fax))
        {
            Put(field, value);
        }
        else if (beforePhone && Names.People(value) is { } person && !person.Contains('、') && !_fields.ContainsKey(DirectoryField.Contact) && Notable(value) is false)
        {
            Put(DirectoryField.Contact, person);
        }
        else if (beforePhone && value.Length <= 12)
        {
            _ownNote = Joined(_ownNote, Typography.Settle(value));
        }
        else
        {
            Put(DirectoryField.Address, value);
        }
    }

    private static string? Joined(params ReadOnlySpan<string?> notes)
    {
        string? joined = null;
        foreach (var note in notes)
        {
            joined = joined is null || note is null ? joined ?? note : joined + " " + note;
        }

        return joined;
    }

    private static bool Notable(string value) => value.EndsWith('室') || value.EndsWith('处') || value.EndsWith('科') || value.EndsWith('台') || value.EndsWith('厅') || value.EndsWith('班') || value.EndsWith('询');

    private void Put(DirectoryField field, string value) =>
        _fields[field] = _fields.TryGetValue(field, out var before) ? before + " " + value : value;

    /// <summary>A bracket whose other half went with a number is dropped.</summary>
    private static string Balanced(string value)
    {
        if (value.Length > 0 && value[^1] is '（' or '(' or '【')
        {
            value = value[..^1].TrimEnd(Edges);
        }

        if (value.Length > 0 && value[0] is '）' or ')' or '】')
        {
            value = value[1..].TrimStart(Edges);
        }

        return value;
    }
}
