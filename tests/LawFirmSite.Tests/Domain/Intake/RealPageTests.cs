using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.Intake;

namespace LawFirmSite.Tests.Domain.Intake;

/// <summary>
/// The newspaper page that the product was made for. It is under copyright and lies beside the repository, so
/// where it is not there these tests have nothing to say.
/// </summary>
public class RealPageTests
{
    private static string? Page()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "input", "changzhi-daily-reprint.txt");
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }

    private sealed class FactOverTheRealPage : FactAttribute
    {
        public FactOverTheRealPage() => Skip = Page() is null ? "../shared/input/changzhi-daily-reprint.txt is not here" : null;
    }

    private static IntakeResult Result() => PastedPage.Read(File.ReadAllBytes(Page()!), new IntakeOptions { DefaultAreaCode = "0355" });

    [FactOverTheRealPage]
    public void Its_fields_are_found()
    {
        var meta = Result().Meta;

        Assert.StartsWith("开拓创新 奋力拼搏", meta.Title);
        Assert.EndsWith("法律援助工作", meta.Title);
        Assert.Equal(3, meta.Author!.Length);
        Assert.EndsWith("党组书记、局长", meta.AuthorOrg);
        Assert.Equal("长治日报", meta.Source);
        Assert.Equal("2013-08-26", meta.SourceDate);
        Assert.Equal("4版", meta.SourcePage);
        Assert.Equal("2013-08-29T19:49:27", meta.Date);
        Assert.Equal(0, meta.Views);
    }

    [FactOverTheRealPage]
    public void It_has_four_sections_and_no_deeper_ones()
    {
        var headings = Result().Blocks.OfType<HeadingBlock>().ToList();

        Assert.Equal(4, headings.Count);
        Assert.All(headings, heading => Assert.Equal(2, heading.Level));
        Assert.StartsWith("“12348”", headings[3].Text);
    }

    [FactOverTheRealPage]
    public void Run_in_headings_stay_in_their_paragraphs() =>
        Assert.Equal(8, Result().Blocks.OfType<ParagraphBlock>().Count(block => block.Text.StartsWith('（')));

    [FactOverTheRealPage]
    public void Its_fourteen_offices_are_listed_with_all_their_numbers()
    {
        var result = Result();

        Assert.Equal(14, result.Directory.Count);
        Assert.Equal(16, result.Directory.Sum(office => office.Phones.Count));
        Assert.Equal([PhoneKind.ShortCode, PhoneKind.Landline], result.Directory[0].Phones.Select(phone => phone.Number.Kind));
        Assert.Equal([PhoneKind.Landline, PhoneKind.Mobile], result.Directory[1].Phones.Select(phone => phone.Number.Kind));
        Assert.All(result.Directory.SelectMany(office => office.Phones), phone => Assert.NotNull(phone.Number.Dial));
    }

    [FactOverTheRealPage]
    public void The_frame_of_the_old_site_is_removed()
    {
        var result = Result();

        Assert.Equal(11, result.Removed.Count);
        Assert.DoesNotContain("金贸大厦", result.Markdown);
        Assert.DoesNotContain("加入收藏", result.Markdown);
        Assert.Equal(result.Markdown, PastedPage.FormatBody(result.Markdown));
    }
}
