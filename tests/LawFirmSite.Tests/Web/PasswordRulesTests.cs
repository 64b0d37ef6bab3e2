using LawFirmSite.Data.Accounts;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.Web;

public sealed class PasswordRulesTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("梧桐 灯塔 算盘 小米粥")]
    [InlineData("梧桐灯塔算盘小米粥茶壶")] // eleven characters are refused, these are not fewer
    [InlineData("kettle-umbrella-42")]
    [InlineData("        x梧桐灯塔算盘y")]
    [InlineData("vLq8#mWz2%rT")]
    [InlineData("\U0001F600\U0001F680\U0001F34E\U0001F3E0\U0001F408\U0001F333\U0001F3B5")]
    public async Task Any_characters_make_a_good_password(string password) => Assert.Equal(password.Length >= 12, (await CheckAsync(password)).Succeeded);

    [Theory]
    [InlineData("password1234")]
    [InlineData("P@ssw0rd!2024")]
    [InlineData("Admin@123456789")]
    [InlineData("qwertyuiop123")]
    [InlineData("1qaz2wsx3edc4rfv")]
    [InlineData("asdfghjkl;12")]
    [InlineData("123456789012")]
    [InlineData("987654321098")]
    [InlineData("abcdefghijklm")]
    [InlineData("aaaaaaaaaaaaaa")]
    [InlineData("abababababab")]
    [InlineData("梧桐梧桐梧桐梧桐梧桐梧桐")]
    [InlineData("woaini5201314")]
    [InlineData("iloveyou2013!")]
    [InlineData("ｐａｓｓｗｏｒｄ１２３４")]
    [InlineData("山西健杰律师事务所律师")]
    [InlineData("山西健杰律师事务所2024")]
    [InlineData("长治律师事务所1234")]
    [InlineData("changzhi2024jianjie")]
    [InlineData("我爱你我爱你我爱你我爱你")]
    [InlineData("一二三四五六七八九十一二")]
    [InlineData("liuxiaoming2")]
    [InlineData("XIAOMING刘小明LIUXIAOMING")]
    public async Task What_is_tried_first_is_no_password(string password) => Assert.False((await CheckAsync(password)).Succeeded);

    [Fact]
    public async Task The_length_has_two_ends()
    {
        Assert.False((await CheckAsync("vLq8#mWz2%r")).Succeeded);
        var longest = string.Concat(Enumerable.Range(0, PasswordRules.Longest).Select(n => (char)('\u4E00' + 7 * n)));
        Assert.True((await CheckAsync(longest)).Succeeded);
        Assert.False((await CheckAsync(longest + "长")).Succeeded);
    }

    // Nothing is cut off, changed or forbidden on the way to the hash.
    [Fact]
    public async Task Every_character_of_a_long_password_counts()
    {
        using var scope = site.Services.CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
        var password = string.Concat(Enumerable.Range(0, PasswordRules.Longest).Select(n => (char)('\u4E00' + 7 * n)));
        var account = new StaffAccount("长密码", "长密码", StaffRole.Author);
        Assert.True((await accounts.CreateAsync(account, password)).Succeeded);

        Assert.True(await accounts.CheckPasswordAsync(account, password));
        Assert.False(await accounts.CheckPasswordAsync(account, password[..^1]));
        Assert.False(await accounts.CheckPasswordAsync(account, password + " "));
    }

    private async Task<IdentityResult> CheckAsync(string password)
    {
        using var scope = site.Services.CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
        var user = new StaffAccount("liuxiaoming", "刘小明", StaffRole.Author);
        foreach (var rule in accounts.PasswordValidators)
            if (await rule.ValidateAsync(accounts, user, password) is { Succeeded: false } refused) return refused;
        return IdentityResult.Success;
    }
}
