using Microsoft.AspNetCore.Identity;

namespace LawFirmSite.Web.Accounts;

/// <summary>What Identity refuses, in the words of the site.</summary>
internal sealed class ChineseAccountErrors : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => Error(nameof(DefaultError), "没有保存，请再试一次。");
    public override IdentityError ConcurrencyFailure() => Error(nameof(ConcurrencyFailure), "这个账号刚刚被别人改过，请重新打开后再改。");
    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), "密码不对。");
    public override IdentityError InvalidToken() => Error(nameof(InvalidToken), "链接已失效。");
    public override IdentityError InvalidUserName(string? userName) => Error(nameof(InvalidUserName), "用户名不能为空。");
    public override IdentityError DuplicateUserName(string userName) => Error(nameof(DuplicateUserName), $"用户名“{userName}”已经有人用了，请换一个。");
    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort), $"密码至少 {length} 个字符。");

    private static IdentityError Error(string code, string description) => new() { Code = code, Description = description };
}
