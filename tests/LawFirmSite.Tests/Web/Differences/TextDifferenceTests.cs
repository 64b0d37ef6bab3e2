using FsCheck.Xunit;
using LawFirmSite.Web.Differences;

namespace LawFirmSite.Tests.Web.Differences;

public class TextDifferenceTests
{
    [Fact]
    public void Chinese_is_compared_character_by_character() => Assert.Equal(
        [new(RunKind.Kept, "申请人应当在十"), new(RunKind.Added, "五"), new(RunKind.Kept, "日内提出。")],
        TextDifference.Between("申请人应当在十日内提出。", "申请人应当在十五日内提出。"));

    [Fact]
    public void A_number_or_a_Latin_word_changes_as_a_whole() => Assert.Equal(
        [new(RunKind.Kept, "电话 0355-"), new(RunKind.Removed, "0002013"), new(RunKind.Added, "0002018"), new(RunKind.Kept, "，网址 example。")],
        TextDifference.Between("电话 0355-0002013，网址 example。", "电话 0355-0002018，网址 example。"));

    [Fact]
    public void A_sign_of_two_halves_is_never_cut() =>
        Assert.All(TextDifference.Between("𠮷野家，吉野家", "𠮶野家，吉野家"), run => Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(run.Text))));

    [Fact]
    public void Paragraphs_with_little_in_common_stand_one_after_the_other() => Assert.Equal(
        [new(RunKind.Kept, "第一段。\n"), new(RunKind.Removed, "本所于星期三举行公益讲座。"), new(RunKind.Added, "法律援助不收取任何费用，请带身份证明。")],
        TextDifference.Between("第一段。\n本所于星期三举行公益讲座。", "第一段。\n法律援助不收取任何费用，请带身份证明。"));

    [Fact]
    public void Equal_texts_have_nothing_that_changed()
    {
        Assert.Empty(TextDifference.Between("", ""));
        Assert.Equal([new(RunKind.Kept, "一样")], TextDifference.Between("一样", "一样"));
        Assert.Equal([new(RunKind.Added, "新写的")], TextDifference.Between("", "新写的"));
        Assert.Equal([new(RunKind.Removed, "删光的")], TextDifference.Between("删光的", ""));
    }

    [Fact]
    public void Two_whole_statutes_without_a_word_in_common_are_exchanged()
    {
        var before = string.Concat(Enumerable.Range(0, 50_000).Select(n => (char)(0x4E00 + n % 5000) + (n % 3 == 0 ? "\n" : "甲")));
        var after = string.Concat(Enumerable.Range(0, 50_000).Select(n => (char)(0x6E00 + n % 4999) + (n % 5 == 0 ? "\n" : "乙")));
        var runs = TextDifference.Between(before, after);
        Assert.Equal(before, Side(runs, RunKind.Removed));
        Assert.Equal(after, Side(runs, RunKind.Added));
    }

    [Property]
    public void Both_texts_can_be_read_off_the_runs(string? one, string? other, byte cut)
    {
        one ??= "";
        // Two texts that have something in common, with a change somewhere.
        var after = cut % 2 == 0 ? other ?? "" : one[..(one.Length * cut / 255)] + other + one[(one.Length * cut / 255)..];
        var runs = TextDifference.Between(one, after);
        Assert.Equal(one, Side(runs, RunKind.Removed));
        Assert.Equal(after, Side(runs, RunKind.Added));
        Assert.Equal(string.Concat(runs.Select(run => run.Text)), string.Concat(DifferenceLines.Of(runs).SelectMany(stretch => stretch.Lines).SelectMany(line => line.Runs).Select(run => run.Text)));
    }

    [Fact]
    public void Long_stretches_without_a_change_are_folded_and_the_neighbours_of_a_change_are_not()
    {
        var lines = Enumerable.Range(1, 20).Select(n => $"第 {n} 行\n").ToList();
        var after = lines.Select((line, n) => n == 9 ? "改过的一行\n" : line);
        var stretches = DifferenceLines.Of(TextDifference.Between(string.Concat(lines), string.Concat(after)));
        Assert.Equal([true, false, true], stretches.Select(stretch => stretch.IsQuiet));
        Assert.Equal([7, 6, 8], stretches.Select(stretch => stretch.Lines.Count));
    }

    private static string Side(IEnumerable<TextRun> runs, RunKind kind) =>
        string.Concat(runs.Where(run => run.Kind == RunKind.Kept || run.Kind == kind).Select(run => run.Text));
}
