using LawFirmSite.Domain.Articles;

namespace LawFirmSite.Domain.Intake;

/// <summary>
/// Takes a pasted page apart: fields, body, directory, and a report of everything left out. Deterministic, offline,
/// and never throws on any input; what cannot be read is refused with a sentence.
/// </summary>
public static class PastedPage
{
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>A file: text in any encoding of S0, HTML, Markdown or docx.</summary>
    public static IntakeResult Read(ReadOnlySpan<byte> file, IntakeOptions? options = null)
    {
        options ??= new();
        if (file.Length > MostBytes)
        {
            return TooLarge;
        }

        if (WordFile.IsOne(file))
        {
            return WordFile.Read(file) is not { } document ? Refused("这个 Word 文件打不开，请另存为 .docx 后再试。")
                : document.Page(options) is { } page ? PageRules.Apply(page)
                : TooManyPieces;
        }

        if (Encodings.Decode(file, options.Html) is not { } decoded)
        {
            return Refused("看不懂这个文件里的文字。Word、WPS 的文件请另存为 .docx；文本文件请另存为 UTF-8 编码，再试一次。");
        }

        if (Encodings.IsBinary(decoded.Text))
        {
            return Refused("这不是文字文件，无法读取。");
        }

        var result = options.Markdown ? Markdown(decoded.Text)
            : options.Html || LooksLikeHtml(decoded.Text) ? ReadHtml(decoded.Text, null, options)
            : ReadText(decoded.Text, options);
        return result with { Encoding = decoded.Name };
    }

    /// <summary>What the clipboard holds: HTML, or the plain text where the HTML says nothing.</summary>
    public static IntakeResult ReadHtml(string html, string? plainText = null, IntakeOptions? options = null)
    {
        options ??= new();
        if (IsTooLarge(html) || IsTooLarge(plainText ?? ""))
        {
            return TooLarge;
        }

        var original = ClipboardSource(ref html);
        var cleaned = Characters.Clean(html);
        var page = HtmlLines.Read(cleaned);
        if (page.IsInPieces)
        {
            return TooManyPieces;
        }

        if (page.Lines.Count == 0 && !string.IsNullOrWhiteSpace(plainText))
        {
            return ReadText(plainText, options);
        }

        var intake = new IntakePage
        {
            Origin = HtmlOrigin.Of(cleaned),
            Lines = page.Lines,
            Links = page.Links,
            WindowTitle = page.Title,
            OriginalUrl = original ?? page.OriginalUrl,
            Options = options,
        };
        intake.Warnings.UnionWith(page.Warnings);
        return PageRules.Apply(intake);
    }

    public static IntakeResult ReadText(string text, IntakeOptions? options = null)
    {
        options ??= new();
        if (IsTooLarge(text))
        {
            return TooLarge;
        }

        if (options.Markdown || MarkdownBody.LooksLikeMarkdown(text))
        {
            return Markdown(text);
        }

        return PlainLines.Read(Characters.Clean(text)) is { } lines
            ? PageRules.Apply(new IntakePage { Origin = "text", Lines = lines, Options = options })
            : TooManyPieces;
    }

    /// <summary>A text as a paragraph of Markdown that shows it character for character.</summary>
    public static string Literal(string text) =>
        string.Join("\n\n", text.ReplaceLineEndings("\n").Split('\n').Select(line => MarkdownWriter.Inline(new Passage(line.Trim()), [], paragraph: true)));

    /// <summary>
    /// 一键排版 of the editor: tidies the characters of a Markdown body. Doing it twice changes nothing more. It refuses
    /// nothing, for it goes line by line and keeps no pieces.
    /// </summary>
    public static string FormatBody(string markdown) => MarkdownBody.Format(markdown);

    private static IntakeResult Markdown(string text)
    {
        if (PlainLines.AreTooMany(text))
        {
            return TooManyPieces;
        }

        var formatted = MarkdownBody.Format(text);
        var warnings = new List<string>();
        if (string.IsNullOrWhiteSpace(formatted))
        {
            return new() { Origin = "markdown", Warnings = ["empty"] };
        }

        if (Encodings.IsMojibake(text))
        {
            warnings.Add("mojibake");
        }

        if (PersonalData.IsIn(formatted))
        {
            warnings.Add("personal-data");
        }

        if (AdminNames.AnyIn(formatted))
        {
            warnings.Add("admin-superseded");
        }

        if (MarkdownBody.HasOddQuotes(formatted))
        {
            warnings.Add("unbalanced-quote");
        }

        return new() { Origin = "markdown", Markdown = formatted, Blocks = MarkdownBlocks.Read(formatted), Warnings = warnings };
    }

    private static bool LooksLikeHtml(string text)
    {
        var start = text.AsSpan().TrimStart(" \t\r\n\uFEFF");
        return start.Length > 2 && start[0] == '<' && (char.IsAsciiLetter(start[1]) || start[1] is '!' or '?') && start.Contains('>')
            || start.StartsWith("Version:") && start[..Math.Min(400, start.Length)].Contains("StartHTML", StringComparison.Ordinal);
    }

    /// <summary>Windows puts a header before HTML on the clipboard, with the address of the page in it.</summary>
    private static string? ClipboardSource(ref string html)
    {
        if (!html.StartsWith("Version:", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var end = html.IndexOf('<');
        var header = end < 0 ? html : html[..end];
        html = end < 0 ? "" : html[end..];
        var line = header.Split('\n').FirstOrDefault(each => each.StartsWith("SourceURL:", StringComparison.OrdinalIgnoreCase));
        var url = line?["SourceURL:".Length..].Trim();
        return url is not null && ArticleText.IsWebAddress(url) ? url : null;
    }

    private static bool IsTooLarge(string text) =>
        text.Length > MostBytes / 3 && System.Text.Encoding.UTF8.GetByteCount(text) > MostBytes;

    private static IntakeResult TooLarge => Refused("内容超过 4 MB，请分几次粘贴。");

    private static IntakeResult TooManyPieces => Refused("内容太零碎：行或单元格很多，每个却没有几个字，不像一篇文章。请只复制正文，或者分几次粘贴。");

    private static IntakeResult Refused(string sentence) => new() { Origin = "text", Refusal = sentence };
}
