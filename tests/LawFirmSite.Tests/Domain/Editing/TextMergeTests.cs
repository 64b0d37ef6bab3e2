using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LawFirmSite.Domain.Editing;

namespace LawFirmSite.Tests.Domain.Editing;

public class TextMergeTests
{
    [Fact]
    public void What_only_one_of_two_changed_is_taken_over()
    {
        var merge = TextMerge.Of("一\n\n二\n\n三", "一改\n\n二\n\n三", "一\n\n二\n\n三改\n\n四");
        Assert.Empty(merge.Conflicts);
        Assert.Equal("一改\n\n二\n\n三改\n\n四", merge.With([]));
    }

    [Theory]
    [InlineData(MergeChoice.Mine, "一\n\n二甲\n\n三")]
    [InlineData(MergeChoice.Theirs, "一\n\n二乙\n\n三")]
    [InlineData(MergeChoice.Both, "一\n\n二甲\n\n二乙\n\n三")]
    [InlineData(MergeChoice.Before, "一\n\n二\n\n三")]
    public void What_both_changed_waits_for_a_choice(MergeChoice choice, string merged)
    {
        var merge = TextMerge.Of("一\n\n二\n\n三", "一\n\n二甲\n\n三", "一\n\n二乙\n\n三");
        Assert.Single(merge.Conflicts);
        Assert.Equal(merged, merge.With([choice]));
    }

    [Fact]
    public void A_paragraph_that_one_deleted_and_the_other_changed_is_a_conflict()
    {
        var conflict = Assert.Single(TextMerge.Of("一\n\n二\n\n三", "一\n\n三", "一\n\n二改\n\n三").Conflicts);
        Assert.Equal((0, "二改"), (conflict.Mine.Count, Assert.Single(conflict.Theirs)));
    }

    [Fact]
    public void The_same_change_twice_is_one() => Assert.Equal("一\n\n新", TextMerge.Of("一\n\n二", "一\n\n新", "一\n\n新").With([]));

    [Fact]
    public void A_fenced_block_stays_in_one_piece() => Assert.Equal(["前", "```\n甲\n\n\n乙\n```", "后"], Paragraphs.Of("前\n\n```\n甲\n\n\n乙\n```\n\n\n后\n"));

    [Fact]
    public void A_very_long_text_is_compared_without_an_end_of_time()
    {
        var before = string.Join("\n\n", Enumerable.Range(0, 60_000).Select(n => $"{n % 7}"));
        var mine = string.Join("\n\n", Enumerable.Range(0, 60_000).Select(n => $"{n % 11}"));
        Assert.Equal(mine, TextMerge.Of(before, mine, "一").With([MergeChoice.Mine]));
    }

    [Property(MaxTest = 300)]
    public Property Without_a_change_of_one_side_the_other_side_is_the_result() => Prop.ForAll(Texts(), texts =>
    {
        var (before, mine, theirs) = texts;
        Assert.Equal(before, TextMerge.Of(before, before, before).With([]));
        Assert.Equal(mine, TextMerge.Of(before, mine, before).With([]));
        Assert.Equal(theirs, TextMerge.Of(before, before, theirs).With([]));
        Assert.Equal(mine, TextMerge.Of(before, mine, mine).With([]));
    });

    [Property(MaxTest = 300)]
    public Property Choosing_one_side_everywhere_keeps_all_that_this_side_wrote() => Prop.ForAll(Texts(), texts =>
    {
        var (before, mine, theirs) = texts;
        var merge = TextMerge.Of(before, mine, theirs);
        var count = merge.Conflicts.Count();
        foreach (var (choice, text) in new[] { (MergeChoice.Mine, mine), (MergeChoice.Theirs, theirs), (MergeChoice.Both, mine), (MergeChoice.Both, theirs) })
        {
            var merged = Paragraphs.Of(merge.With([.. Enumerable.Repeat(choice, count)]));
            // How often a paragraph was added by this side, that often at least it is there.
            foreach (var added in Paragraphs.Of(text).Except(Paragraphs.Of(before))) Assert.Contains(added, merged);
        }
    });

    [Property(MaxTest = 300)]
    public Property Nothing_that_either_side_wrote_is_gone_before_a_choice() => Prop.ForAll(Texts(), texts =>
    {
        var (before, mine, theirs) = texts;
        var shown = TextMerge.Of(before, mine, theirs).Parts.SelectMany(part => part.Origin == MergeOrigin.Conflict ? [.. part.Mine, .. part.Theirs] : part.Agreed).ToHashSet(StringComparer.Ordinal);
        Assert.All(Paragraphs.Of(mine).Concat(Paragraphs.Of(theirs)).Except(Paragraphs.Of(before)), paragraph => Assert.Contains(paragraph, shown));
    });

    /// <summary>Few different paragraphs, so that the three texts have much in common, repetitions included.</summary>
    private static Arbitrary<(string Before, string Mine, string Theirs)> Texts()
    {
        var text = Gen.Choose(0, 8).ListOf().Select(numbers => Paragraphs.Join(numbers.Select(number => $"第{number}段")));
        return Arb.From(from before in text from mine in text from theirs in text select (before, mine, theirs));
    }
}
