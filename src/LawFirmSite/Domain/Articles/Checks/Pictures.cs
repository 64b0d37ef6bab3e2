using System.Text.RegularExpressions;
using LawFirmSite.Domain.Media;

namespace LawFirmSite.Domain.Articles.Checks;

/// <summary>Pictures that readers would not see, or would not hear described.</summary>
internal static partial class Pictures
{
    public static IEnumerable<Warning> FindPending(CheckedText text, string rule) =>
        from place in PendingPictures.PlacesIn(text.Text.Body)
        select CheckedText.At(rule, $"图{place.Number}还没有上传，读者看到的是“待上传”几个字。请上传，或者删去这一行。", CheckedText.BodyName, text.Text.Body, place.Start, place.End);

    public static IEnumerable<Warning> FindMissing(CheckedText text, string rule) =>
        from place in MediaAddress.PlacesIn(text.Text.Body)
        where !text.Files.Contains(place.Id)
        select CheckedText.At(rule, $"正文里用的 {MediaAddress.MarkIn(place.Id)} 不在图片库里，或者在回收站里，读者看不到。请核对，或者先恢复。", CheckedText.BodyName, text.Text.Body, place.Start, place.End);

    public static IEnumerable<Warning> FindSilent(CheckedText text, string rule) =>
        from match in WithoutWords().Matches(text.Text.Body)
        select CheckedText.At(rule, "这张图片没有写图片上是什么，看不见的读者听不到。请写在方括号里：![这里](…)。", CheckedText.BodyName, text.Text.Body, match.Index, match.Index + match.Length);

    [GeneratedRegex(@"!\[[\s\u3000]*\](?:\([^)\n]{0,300}\)|\[[^\]\n]{0,100}\])")]
    private static partial Regex WithoutWords();
}
