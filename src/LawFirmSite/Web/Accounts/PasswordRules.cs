using System.Text;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Site;
using Microsoft.AspNetCore.Identity;

namespace LawFirmSite.Web.Accounts;

/// <summary>
/// A password is 12 to 128 characters of any kind. What guessing programs try first does not count towards it: well-known words also
/// with digits in place of letters, rows of the keyboard, counting, repeating, years, and the names of firm, site and account.
/// </summary>
public sealed class PasswordRules(CurrentSite site, SiteSettings settings) : IPasswordValidator<StaffAccount>
{
    public const int Shortest = 12;
    public const int Longest = 128;

    /// <summary>How many characters must be left that are none of these.</summary>
    private const int LeastLeft = 6;

    private const int ShortestRun = 3;
    private const int ShortestContextWord = 2;
    private const int ShortestLatinContextWord = 4;

    // Left to right and back; a run along one of them is one thing to remember, and one thing to guess.
    private static readonly string[] Rows = ["1234567890", "0123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "甲乙丙丁戊己庚辛壬癸", "一二三四五六七八九十"];

    private static readonly string[] WellKnown = [.. WellKnownWords.All.Select(Folded).Distinct().OrderByDescending(word => word.Length)];

    public async Task<IdentityResult> ValidateAsync(UserManager<StaffAccount> manager, StaffAccount user, string? password)
    {
        var text = password ?? "";
        var refusal = text.Length > Longest ? $"密码最多 {Longest} 个字符。"
            : text.Length >= Shortest && Left(text, await ContextAsync(user)) < LeastLeft ? "密码太容易被猜到：它主要由常见的词、连续或重复的字符、年份、本所名称或您的用户名组成。请换一个，例如四五个不相干的词。"
            : null;
        return refusal is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = "Password", Description = refusal });
    }

    /// <summary>How many characters are left when everything that is tried first is taken out, each run or repetition counted as one.</summary>
    internal static int Left(string password, IEnumerable<string> context)
    {
        var text = Folded(password);
        string[] words = [.. context.Select(Folded).Where(word => word.Length > 0).OrderByDescending(word => word.Length), .. WellKnown];
        var seen = new HashSet<char>();
        var left = 0;
        for (var at = 0; at < text.Length;)
        {
            var rest = text.AsSpan(at);
            if (Word(rest, words) is var word and > 0)
            {
                at += word;
                continue;
            }
            var run = Math.Max(Math.Max(Run(rest), Repetition(text, at)), Year(rest));
            // A character that was there before adds little: aabbaabbaabb is no better than aabb.
            if (run > 0 || seen.Add(text[at])) left++;
            at += Math.Max(run, 1);
        }
        return left;
    }

    private async Task<IEnumerable<string>> ContextAsync(StaffAccount user)
    {
        var firm = (await site.GetAsync(CancellationToken.None)).Profile;
        string[] whole = [user.UserName ?? "", user.DisplayName, firm.Name, firm.ShortName, firm.Name.Replace("律师事务所", "", StringComparison.Ordinal)];
        string[] parts = [.. firm.NameEnglish.Split(' '), .. (settings.PublicOrigin?.IdnHost ?? "").Split('.'), .. (user.Email ?? "").Split('@', '.')];
        return [.. whole.Where(word => word.Length >= ShortestContextWord), .. parts.Where(word => word.Length >= ShortestLatinContextWord)];
    }

    /// <summary>In one spelling: full width made half, small letters, and the digits that people put in place of letters turned back.</summary>
    private static string Folded(string text) => string.Concat(TypedText.Normalizable(text).Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(c => !char.IsWhiteSpace(c)).Select(c => c switch
    {
        '0' => 'o',
        '1' or '!' or 'l' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => c,
    }));

    private static int Word(ReadOnlySpan<char> rest, string[] words)
    {
        foreach (var word in words)
            if (rest.StartsWith(word, StringComparison.Ordinal)) return word.Length;
        return 0;
    }

    private static int Run(ReadOnlySpan<char> rest)
    {
        var longest = 1;
        while (longest < rest.Length && rest[longest] == rest[0]) longest++;
        foreach (var row in FoldedRows)
        {
            var length = 0;
            var place = row.IndexOf(rest[0], StringComparison.Ordinal);
            while (place >= 0 && length < rest.Length && place + length < row.Length && row[place + length] == rest[length]) length++;
            longest = Math.Max(longest, length);
        }
        return longest >= ShortestRun ? longest : 0;
    }

    private static readonly string[] FoldedRows = [.. Rows.Select(Folded).SelectMany(row => new[] { row, new string([.. row.Reverse()]) })];

    /// <summary>The same characters as right before, such as the second half of 梧桐梧桐.</summary>
    private static int Repetition(string text, int at)
    {
        for (var length = Math.Min(at, text.Length - at); length >= 2; length--)
            if (string.CompareOrdinal(text, at - length, text, at, length) == 0) return length;
        return 0;
    }

    /// <summary>19xx or 20xx, folded.</summary>
    private static int Year(ReadOnlySpan<char> rest)
    {
        const int Digits = 4;
        const string FoldedDigits = "oi2eas6t89";
        return rest.Length >= Digits && (rest.StartsWith("i9", StringComparison.Ordinal) || rest.StartsWith("2o", StringComparison.Ordinal))
            && FoldedDigits.Contains(rest[2], StringComparison.Ordinal) && FoldedDigits.Contains(rest[3], StringComparison.Ordinal)
            ? Digits
            : 0;
    }
}
