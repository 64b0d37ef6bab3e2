using LawFirmSite.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace LawFirmSite.Web.Accounts;

/// <summary>A password is 12 to 128 characters of any kind, not a well-known one, and not made of the firm's or the account's own name.</summary>
public sealed class PasswordRules : IPasswordValidator<StaffAccount>
{
    public const int Shortest = 12;
    public const int Longest = 128;

    // Words that attackers try first here; a password that is little more than one of them is refused.
    private static readonly string[] WellKnown =
    [
        "password", "passw0rd", "administrator", "admin", "qwertyuiop", "qwerty", "asdfghjkl", "1qaz2wsx3edc", "1qaz2wsx", "iloveyou", "woaini", "welcome",
        "letmein", "abc123", "123456789", "1234567890", "0123456789", "987654321", "jianjie", "changzhi", "taiyuan", "beijing", "shanxi", "lawfirm", "lvshi", "健杰", "山西", "长治", "律师", "律师事务所",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<StaffAccount> manager, StaffAccount user, string? password)
    {
        var text = password ?? "";
        var refusal = text.Length > Longest ? $"密码最多 {Longest} 个字符。"
            : text.Distinct().Count() < 5 ? "密码里相同的字符太多，请换一个。"
            : IsSequence(text) ? "密码是连续的字符，太容易被猜到，请换一个。"
            : LeftOver(text, user) < 6 ? "密码太容易被猜到：它主要由常见的词、本所名称或您的用户名组成。请换一个，例如四五个不相干的词。"
            : null;
        return Task.FromResult(refusal is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = "Password", Description = refusal }));
    }

    private static bool IsSequence(string text) =>
        text.Length > 1 && text.Zip(text.Skip(1), (a, b) => b - a).Distinct().ToList() is [1 or -1];

    /// <summary>How much is left when well-known words and the account's own name are taken out.</summary>
    private static int LeftOver(string text, StaffAccount user)
    {
        var rest = text;
        foreach (var word in WellKnown.Append(user.UserName ?? "").Append(user.DisplayName).Where(w => w.Length > 1).OrderByDescending(w => w.Length))
            rest = rest.Replace(word, "", StringComparison.OrdinalIgnoreCase);
        return rest.Length;
    }
}
