using System.Threading.RateLimiting;
using LawFirmSite.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace LawFirmSite.Web.Accounts;

/// <summary>
/// The one place where a typed password meets a stored one. Counts the guess first, lets only a few hash at once, and does the same
/// work for names that do not exist.
/// </summary>
public sealed class PasswordCheck(UserManager<StaffAccount> accounts, IPasswordHasher<StaffAccount> hasher, GuessLimit guesses, HashingTurns turns)
{
    private static readonly StaffAccount Nobody = new("nobody", "", StaffRole.Author);
    private static string? _nobodysHash;

    /// <param name="account">Null when the name does not exist.</param>
    /// <param name="guess">What the guess is counted under.</param>
    public async Task<PasswordAnswer> AskAsync(StaffAccount? account, string? password, string guess, CancellationToken cancel)
    {
        var tries = await guesses.CountAsync(guess, cancel);
        if (tries > GuessLimit.Most) return tries == GuessLimit.Most + 1 ? PasswordAnswer.LockedNow : PasswordAnswer.TooOften;

        using var turn = await turns.TakeAsync(cancel);
        if (!turn.IsAcquired) return PasswordAnswer.Busy;
        // What is longer than any password need not be hashed to be wrong.
        if (password is null or { Length: > PasswordRules.Longest }) return PasswordAnswer.Wrong;

        if (account is not { State: AccountState.Active })
        {
            _nobodysHash ??= hasher.HashPassword(Nobody, Secrets.NewToken());
            hasher.VerifyHashedPassword(Nobody, _nobodysHash, password);
            return PasswordAnswer.Wrong;
        }
        if (!await accounts.CheckPasswordAsync(account, password)) return PasswordAnswer.Wrong;

        await guesses.ForgetAsync(guess, cancel);
        return PasswordAnswer.Right;
    }
}

public enum PasswordAnswer
{
    Wrong,
    Right,

    /// <summary>Not looked at: it was guessed too often, and this was the first time too many.</summary>
    LockedNow,

    /// <summary>Not looked at: it was guessed too often.</summary>
    TooOften,

    /// <summary>Not looked at: too many others are waiting.</summary>
    Busy,
}

public static class PasswordAnswers
{
    /// <summary>Why somebody who is signed in has to type the password again.</summary>
    public static string Refusal(this PasswordAnswer answer, string what) => answer switch
    {
        PasswordAnswer.LockedNow or PasswordAnswer.TooOften => "输错太多次了，请过 15 分钟再试。",
        PasswordAnswer.Busy => "现在登录的人太多，请过几秒再试。",
        _ => $"{what}不对。",
    };
}

/// <summary>
/// Hashing a password takes a core for a fifth of a second, so only as many hash at once as there are cores; a few more wait their
/// turn, and who comes after them is told to come back.
/// </summary>
public sealed class HashingTurns : IDisposable
{
    public const int MostWaiting = 40;
    public const int RetryAfterSeconds = 5;

    private readonly ConcurrencyLimiter _limiter = new(new()
    {
        PermitLimit = Environment.ProcessorCount,
        QueueLimit = MostWaiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public ValueTask<RateLimitLease> TakeAsync(CancellationToken cancel) => _limiter.AcquireAsync(1, cancel);

    public void Dispose() => _limiter.Dispose();
}
