using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Web.Accounts;

/// <summary>
/// At most ten tries in a quarter of an hour at one secret. A try is counted in the database before the secret is looked at, so
/// neither guesses at once nor several servers get an eleventh.
/// </summary>
public sealed class GuessLimit(SiteDb db, SiteClock clock)
{
    public const int Most = 10;

    /// <summary>Guesses at the password of a name, existing or not. A known browser has a count of its own.</summary>
    public static string AtPassword(string normalizedName, string device) => $"password\n{normalizedName}\n{device}";

    /// <summary>Guesses at the code after the password.</summary>
    public static string AtCode(int account, string device) => $"code\n{account}\n{device}";

    /// <summary>Guesses by who is signed in already and is asked once more.</summary>
    public static string AtConfirmation(int account) => $"confirm\n{account}";

    /// <summary>Counts one more try and says how many that makes; beyond <see cref="Most"/> the secret is not looked at.</summary>
    public Task<int> CountAsync(string what, CancellationToken cancel) => db.CountGuessAsync(Secrets.Hash(what), clock.Now, cancel);

    /// <summary>It was right.</summary>
    public Task ForgetAsync(string what, CancellationToken cancel)
    {
        var key = Secrets.Hash(what);
        return db.SignInGuesses.Where(guess => guess.Key == key).ExecuteDeleteAsync(cancel);
    }
}
