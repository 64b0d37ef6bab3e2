using System.Buffers.Binary;
using Microsoft.AspNetCore.Cryptography.KeyDerivation;

namespace LawFirmSite.Tests.Commands;

public sealed class StaffCommandTests : IAsyncLifetime
{
    private readonly Shell _shell = new();

    public Task InitializeAsync() => _shell.MigrateAsync();

    public Task DisposeAsync()
    {
        _shell.Dispose();
        return Task.CompletedTask;
    }

    private Task<Answer> AddAsync(string user, string password, string role = "Editor") =>
        _shell.RunAsync(password + "\n", ["staff", "add", "--user", user, "--role", role, "--password-stdin"]);

    [Fact]
    public async Task An_account_is_added_listed_disabled_and_let_in_again()
    {
        Assert.Equal(0, (await AddAsync("某某", TestSite.Password)).Code);
        Assert.Matches("某某\t某某\tEditor\tactive", (await _shell.RunAsync("staff", "list")).Out);

        Assert.Equal(0, (await _shell.RunAsync("staff", "disable", "--user", "某某")).Code);
        Assert.Contains("disabled", (await _shell.RunAsync("staff", "list")).Out);

        var reset = await _shell.RunAsync("另外 几个 不相干 的词\n", ["staff", "reset", "--user", "某某", "--password-stdin"]);
        Assert.Equal(0, reset.Code);
        Assert.Contains("active", (await _shell.RunAsync("staff", "list")).Out);
    }

    [Fact]
    public async Task Of_the_last_two_administrators_one_stays_even_when_both_are_disabled_at_once()
    {
        foreach (var user in new[] { "甲某", "乙某" }) Assert.Equal(0, (await AddAsync(user, TestSite.Password, "Administrator")).Code);

        var answers = await Task.WhenAll(new[] { "甲某", "乙某" }.Select(user => _shell.RunAsync("staff", "disable", "--user", user)));

        Assert.Equal([0, 1], answers.Select(answer => answer.Code).Order());
        Assert.Contains("last administrator", answers.Single(answer => answer.Code == 1).Error);
        Assert.Single(Lines((await _shell.RunAsync("staff", "list")).Out), line => line.EndsWith("active", StringComparison.Ordinal));
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // Tests of the site hash more cheaply, so the figure is looked at in what the built program has written.
    [Fact]
    public async Task A_password_is_stored_as_expensively_as_OWASP_advises()
    {
        using var shell = new Shell(onSqlite: true);
        Assert.Equal(0, (await shell.ProcessAsync(TestSite.Password + "\n", ["staff", "add", "--user", "某某", "--role", "Editor", "--password-stdin"])).Code);

        var hash = Convert.FromBase64String(shell.Ask("SELECT PasswordHash FROM AspNetUsers WHERE UserName = '某某'"));

        Assert.Equal(1, hash[0]); // Identity's third format: algorithm and iterations follow
        Assert.Equal((uint)KeyDerivationPrf.HMACSHA512, BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1)));
        Assert.Equal(220_000u, BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("aaaaaaaaaaaaaa")]
    [InlineData("123456789012")]
    [InlineData("password1234")]
    [InlineData("长治律师事务所1234")]
    [InlineData("")]
    public async Task A_weak_password_is_refused_with_its_reason(string password)
    {
        var answer = await AddAsync("某某", password);

        Assert.Equal(1, answer.Code);
        Assert.NotEmpty(answer.Error.Trim());
        Assert.Empty((await _shell.RunAsync("staff", "list")).Out);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused()
    {
        await AddAsync("某某", TestSite.Password);

        var answer = await AddAsync("某某", TestSite.Password);

        Assert.Equal(1, answer.Code);
        Assert.Contains("某某", answer.Error);
    }

    [Theory]
    [InlineData("disable")]
    [InlineData("reset", "--password-stdin")]
    public async Task An_account_that_does_not_exist_is_named(string verb, params string[] more)
    {
        var answer = await _shell.RunAsync(TestSite.Password + "\n", ["staff", verb, "--user", "没有此人", .. more]);

        Assert.Equal(1, answer.Code);
        Assert.Contains("没有此人", answer.Error);
    }
}
