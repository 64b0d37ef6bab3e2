namespace LawFirmSite.Domain.Intake;

/// <summary>Turns the lines that the other rules left over into the blocks of the article.</summary>
internal sealed class Body
{
    private readonly IntakePage _page;
    private readonly List<IntakeBlock> _blocks = [];
    private readonly bool _statute;
    private int _images;
    private int _level = 1;

    private Body(IntakePage page, bool statute) => (_page, _statute) = (page, statute);

    public static List<IntakeBlock> Blocks(IntakePage page, bool statute)
    {
        var body = new Body(page, statute);
        for (var i = 0; i < page.Lines.Count; i++)
        {
            if (ListRuns.RunAt(page.Lines, i) is { } run)
            {
                body._blocks.Add(run.Block(body.Inline));
                i = run.Last;
            }
            else if (!page.Lines[i].IsJoined)
            {
                body.Add(page.Lines[i], ref i);
            }
        }

        return body._blocks;
    }

    private void Add(Line line, ref int at)
    {
        if (_page.Listings.TryGetValue(line, out var listing))
        {
            _blocks.Add(listing);
            return;
        }

        switch (line.Role)
        {
            case LineRole.Heading2 or LineRole.Heading3 or LineRole.Heading4:
                // A level is never skipped, whatever the page did.
                _level = Math.Min(line.Level, _level + 1);
                _blocks.Add(new HeadingBlock(_level, Inline(Marked(line).WithoutBold(), display: true, paragraph: false)));
                return;
            case LineRole.Signature:
                AddSignature(line, ref at);
                return;
            case LineRole.Quote:
                _blocks.Add(new QuoteBlock(Inline(line.Text, display: false, paragraph: true)));
                return;
            case null or LineRole.Paragraph or LineRole.BulletedItem or LineRole.NumberedItem or LineRole.Table or LineRole.Image or LineRole.Divider:
                AddPlain(line);
                return;
        }
    }

    private void AddPlain(Line line)
    {
        switch (line.Kind)
        {
            case LineKind.Break:
                line.Place(LineRole.Divider, "W2");
                _blocks.Add(new DividerBlock());
                break;
            case LineKind.Image:
                line.Place(LineRole.Image, "W5");
                _blocks.Add(new ImageBlock(++_images, line.Image!));
                break;
            case LineKind.Table:
                line.Place(LineRole.Table, "W7");
                _blocks.Add(Table(line.Table!));
                break;
            case LineKind.Text:
                AddText(line);
                break;
        }
    }

    private void AddText(Line line)
    {
        var marker = Markers.Read(line.String);
        if (line.Role is null)
        {
            var rule = marker?.Kind switch
            {
                MarkerKind.Section or MarkerKind.Subsection => "H3",
                MarkerKind.Article => "H5",
                _ => _page.IsPlainText ? "C1" : "W2",
            };
            line.Place(line.Quoted ? LineRole.Quote : LineRole.Paragraph, rule);
        }

        if (line.Quoted)
        {
            _blocks.Add(new QuoteBlock(Inline(line.Text)));
        }
        else if (marker is { Kind: MarkerKind.Article } article && (_statute || article.Length > article.Normal.Length))
        {
            // H5: the number in bold, and a space that C3 would take away between Han.
            var rest = line.Text.From(article.Length);
            var number = new Passage(article.Normal, [new MarkedRun(article.Normal.Length, Passage.Bold)]);
            var whole = rest.Text.Length == 0 ? number : Passage.Join([number, Typography.Settle(rest)], (_, _) => " ");
            _blocks.Add(new ParagraphBlock(Written(Typography.Signs(whole), paragraph: true)));
        }
        else
        {
            _blocks.Add(new ParagraphBlock(Inline(Marked(line))));
        }
    }

    /// <summary>C9: 一. and (一) in their normal form, in headings and in run-in paragraphs.</summary>
    private static Passage Marked(Line line) =>
        Markers.Read(line.String) is { Kind: MarkerKind.Section or MarkerKind.Subsection } marker
            ? line.Text.Apply([new Edit(0, marker.Length, marker.Normal)])
            : line.Text;

    private void AddSignature(Line line, ref int at)
    {
        var lines = new List<string>();
        var next = at;
        while (next < _page.Lines.Count && _page.Lines[next].Role == LineRole.Signature)
        {
            lines.Add(Inline(_page.Lines[next++].Text, display: false, paragraph: true));
        }

        at = next - 1;
        _blocks.Add(new SignBlock(lines));
    }

    private TableBlock Table(PastedTable table)
    {
        var rows = table.Rows.ConvertAll(row => (IReadOnlyList<string>)row.ConvertAll(cell => Inline(cell, display: false, paragraph: false)));
        var headed = table.Rows.Count > 1 && (table.HeaderMarked || table.Rows[0].All(cell => IsHead(cell.Text)));
        if (table.Filled)
        {
            _page.Warnings.Add("rowspan-filled");
        }

        return headed
            ? new TableBlock([.. table.Rows[0].Select(cell => Inline(cell.WithoutBold(), display: false, paragraph: false))], rows[1..])
            : new TableBlock([.. rows[0].Select(_ => "")], rows);
    }

    /// <summary>W7: short cells without a telephone number.</summary>
    private static bool IsHead(string cell) =>
        Characters.WithoutSpaces(cell).Length <= 8 && new Contacts.PhoneReader(Contacts.PhoneReader.Fold(cell)).DigitsAt(0) < 7;

    private string Inline(Passage text, bool display, bool paragraph)
    {
        return Written(Typography.Settle(text, display), paragraph);
    }

    private string Written(Passage settled, bool paragraph)
    {
        if (Punctuation.HasOddQuotes(settled.Text))
        {
            _page.Warnings.Add("unbalanced-quote");
        }

        return MarkdownWriter.Inline(settled, _page.Links, paragraph);
    }

    private string Inline(Passage text) => Inline(text, display: false, paragraph: true);
}
