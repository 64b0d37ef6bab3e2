using LawFirmSite.Domain.Search;

namespace LawFirmSite.Tests.Domain.Search;

public class SearchWordsTests
{
    [Theory]
    [InlineData("ＡＢＣ　１２３", "abc 123")]
    [InlineData("法 律\u200B援　助", "法律援助")]
    [InlineData("法律\n援助", "法律\n援助")]
    [InlineData("  两端  ", "两端")]
    [InlineData("Word 文件 v2", "word 文件 v2")]
    [InlineData("ﬁ㎡①", "fim21")]
    public void Folding_makes_spellings_alike(string text, string folded) => Assert.Equal(folded, FoldedText.Fold(text));

    [Fact]
    public void A_text_has_singles_and_pairs_and_never_a_pair_across_a_sign()
    {
        var terms = SearchTerms.OfText(FoldedText.Fold("法律，援助 ABC-12"));

        Assert.Equal(new HashSet<string> { "法", "律", "法律", "援", "助", "援助", "abc", "12" }, terms);
    }

    [Fact]
    public void A_text_has_rare_characters_of_two_units_as_singles_and_in_pairs_and_no_halves_of_them() =>
        Assert.Equal(new HashSet<string> { "𠮷", "野", "𠮷野" }, SearchTerms.OfText("𠮷野"));

    [Theory]
    [InlineData("法律援助", "法律 律援 援助")]
    [InlineData("律", "律")]
    [InlineData("47%的", "47 的")]
    [InlineData("\"*():^-+{}%_", "")]
    [InlineData("𠮷野", "𠮷野")]
    [InlineData("𠮷", "𠮷")]
    [InlineData("法😀律", "法 律")]
    public void Words_are_looked_up_by_their_pairs(string words, string terms) => Assert.Equal(terms, string.Join(' ', SearchTerms.OfWords(FoldedText.Fold(words))));

    [Theory]
    [InlineData("0355-8085240", "03558085240")]
    [InlineData("（0355）8085240", "03558085240")]
    [InlineData("+86 355 8085240", "03558085240")]
    [InlineData("0086-355-8085240", "03558085240")]
    [InlineData("+8613800138000", "13800138000")]
    [InlineData("138 0013 8000", "13800138000")]
    [InlineData("12348", "12348")]
    [InlineData("86355808524", "86355808524")]
    [InlineData("+86 571 00000000", "057100000000")]
    [InlineData("8657100000000", "057100000000")]
    [InlineData("+86 0571 00000000", "057100000000")]
    [InlineData("+86355808", "86355808")]
    [InlineData("+863558085", "863558085"), InlineData("+8635580852", "035580852")]
    [InlineData("+1234567890", "1234567890")]
    [InlineData("123", "123")]
    [InlineData("12", null)]
    [InlineData("拨打12348", null)]
    public void A_number_is_known_in_any_spelling(string typed, string? number) => Assert.Equal(number, SearchQuery.Of(typed).Number);

    [Fact]
    public void A_number_is_looked_for_as_typed_as_printed_and_as_digits() =>
        Assert.Equal(["0355 8085240", "0355-8085240", "03558085240"], Assert.Single(SearchQuery.Of("0355 8085240").Words).Spellings);

    [Theory]
    [InlineData(99, false), InlineData(100, false), InlineData(101, true), InlineData(1000, true), InlineData(1001, true), InlineData(100_000, true)]
    public void What_is_longer_than_a_hundred_signs_is_too_long_and_nothing_is_looked_for(int length, bool isTooLong)
    {
        var query = SearchQuery.Of(new string('法', length));

        Assert.Equal((isTooLong, isTooLong, isTooLong ? 0 : length), (query.IsTooLong, query.IsEmpty, query.Text.Length));
    }

    [Fact]
    public void Blanks_do_not_make_it_too_long() => Assert.Equal("甲 乙", SearchQuery.Of("甲" + new string(' ', 998) + "乙").Text);

    [Fact]
    public void What_no_text_holds_is_taken_for_a_blank_or_for_nothing() => Assert.Equal("甲 乙丙", SearchQuery.Of("甲\u0001乙\uFFFD丙").Text);

    [Fact]
    public void Of_many_words_eight_are_looked_for_and_of_two_alike_one()
    {
        Assert.Equal(["a", "b", "c", "d", "e", "f", "g", "h"], SearchQuery.Of("a b c d e f g h i j").Words.Select(word => word.Text));
        Assert.Equal(["甲", "乙"], SearchQuery.Of("甲 乙 甲").Words.Select(word => word.Text));
    }

    [Fact]
    public void A_word_occurs_where_one_of_its_spellings_does()
    {
        var word = Assert.Single(SearchQuery.Of("讨薪", Synonyms.Of("讨薪、欠薪")).Words);

        Assert.True(word.OccursIn("农民工讨薪"));
        Assert.True(word.OccursIn("农民工欠薪"));
        Assert.False(word.OccursIn("农民工薪"));
    }

    [Fact]
    public void A_mark_without_a_partner_is_only_a_gap_also_after_a_pair_of_them() =>
        Assert.Equal(["甲 b", "丙", "丁", "戊"], SearchQuery.Of("“甲 B”丙“丁 戊").Words.Select(word => word.Text));

    [Fact]
    public void Quotation_marks_make_one_word_without_synonyms_and_a_lonely_one_nothing()
    {
        var synonyms = Synonyms.Of("讨薪、欠薪");

        Assert.Equal(["讨薪", "欠薪"], Assert.Single(SearchQuery.Of("讨薪", synonyms).Words).Spellings);
        Assert.Equal(["讨薪"], Assert.Single(SearchQuery.Of("“讨薪”", synonyms).Words).Spellings);
        Assert.Equal(["甲", "乙"], SearchQuery.Of("甲\"乙").Words.Select(word => word.Text));
        Assert.Equal(["甲 b", "丙"], SearchQuery.Of("\"甲 B\" 丙").Words.Select(word => word.Text));
    }

    [Fact]
    public void A_part_of_a_word_may_have_another_name() =>
        Assert.Equal(["农民工讨薪难", "农民工欠薪难"], Synonyms.Of("讨薪、欠薪").Spellings("农民工讨薪难", 8));

    [Fact]
    public void A_line_with_one_word_and_a_word_that_is_too_long_are_named()
    {
        Assert.Contains("第 2 行", Assert.Single(Synonyms.Faults("甲、乙\n丙、\n")));
        Assert.Contains("太长", Assert.Single(Synonyms.Faults("甲、" + new string('长', 30))));
        Assert.Empty(Synonyms.Faults("甲、乙\n\n丙，丁"));
    }

    [Fact]
    public void An_excerpt_is_cut_from_what_people_see()
    {
        var text = new string('前', 200) + "。请找ＡＢＣ 法 律 援助 中心。" + new string('后', 200);

        var parts = Excerpt.Around(text, ["abc", "法律援助"], 60);

        Assert.Equal(["ＡＢＣ", "法 律 援助"], parts.Where(part => part.IsHit).Select(part => part.Text));
        Assert.Equal("…", parts[0].Text);
        Assert.Equal("…", parts[^1].Text);
        Assert.Contains(string.Concat(parts.Select(part => part.Text)).Trim('…'), text);
    }

    [Theory]
    [InlineData("没有的词", "没有的词")]
    [InlineData("ＡＢＣ", "abc")]
    [InlineData("张某 13800138000 欠钱", "张某 欠钱")]
    [InlineData("身份证 14040219900101123X", "身份证")]
    [InlineData("a@b.cn 合同", "合同")]
    [InlineData("13800138000", null)]
    [InlineData("！？", null)]
    public void Of_a_search_in_vain_only_words_are_kept(string typed, string? kept) => Assert.Equal(kept, MissedSearch.Kept(SearchQuery.Of(typed)));

    [Fact]
    public void The_words_of_a_body_are_kept_without_their_marks() => Assert.Equal(
        "一、标题\n先拨打12348，看这里。\n甲   乙\n落款",
        PlainText.Of("## 一、标题\n\n先拨打**12348**，看[这里](/a)。\n\n{{legal-aid}}\n\n| 甲 | 乙 |\n|---|---|\n::: sign\n落款\n:::").Replace("\n\n", "\n", StringComparison.Ordinal));

    [Fact]
    public void A_pattern_escapes_what_LIKE_understands() => Assert.Equal(@"%\%\_\[\]\^\\%", SearchQuery.Pattern(@"%_[]^\"));
}
