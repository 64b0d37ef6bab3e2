using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Site;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OtpNet;

namespace LawFirmSite.Web.Accounts;

/// <summary>
/// Codes of an authenticator app (TOTP, RFC 6238) and the recovery codes that stand in for it. Each of either is good once, whoever
/// comes first.
/// </summary>
public sealed class SecondFactor(SiteDb db, SiteClock clock, GuessLimit guesses, IDataProtectionProvider protection, IOptions<PasswordHasherOptions> hashing)
{
    private const int SecretBytes = 20;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;
    private const int CodeDigits = 6;

    // Without letters and digits that look alike; 12 of 30 are 58 bits.
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int RecoveryLetters = 12;
    private const int GroupLetters = 4;

    private static readonly TimeSpan SettingUpLasts = TimeSpan.FromMinutes(30);

    private readonly ITimeLimitedDataProtector _settingUp = protection.CreateProtector("LawFirmSite.AuthenticatorSetUp").ToTimeLimitedDataProtector();
    private readonly IDataProtector _protector = protection.CreateProtector("LawFirmSite.Authenticator");
    private readonly int _iterations = Math.Max(1, hashing.Value.IterationCount / 10);

    public static string NewSecret() => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>What the QR code holds, for the app.</summary>
    public static string AddressFor(string secret, string userName, string firm)
    {
        var issuer = Uri.EscapeDataString(firm);
        return $"otpauth://totp/{issuer}:{Uri.EscapeDataString(userName)}?secret={secret}&issuer={issuer}";
    }

    /// <summary>The time step whose code this is, a step early or late allowed; null for a wrong code.</summary>
    public long? StepOf(string secret, string code)
    {
        if (code.Length != CodeDigits || !code.All(char.IsAsciiDigit)) return null;
        return new Totp(Base32Encoding.ToBytes(secret)).VerifyTotp(clock.Now.UtcDateTime, code, out var step, new VerificationWindow(previous: 1, future: 1)) ? step : null;
    }

    /// <summary>A secret that is not kept yet, as it travels in the form of one account for half an hour.</summary>
    public string Packed(string secret, int account) => _settingUp.Protect($"{account} {secret}", SettingUpLasts);

    public string? Unpacked(string? packed, int account)
    {
        try
        {
            return packed is not null && _settingUp.Unprotect(packed).Split(' ') is [var id, var secret] && id == account.ToString(CultureInfo.InvariantCulture) ? secret : null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    public string Encrypted(string secret) => _protector.Protect(secret);

    /// <summary>How the code proves who it is; null when it is wrong, was used before or too many were tried.</summary>
    public async Task<SignInProof?> AcceptAsync(StaffAccount account, string typed, string device, CancellationToken cancel)
    {
        var guess = GuessLimit.AtCode(account.Id, device);
        if (await guesses.CountAsync(guess, cancel) > GuessLimit.Most) return null;

        var code = Plain(typed);
        SignInProof? proof = await AcceptAppAsync(account, code, cancel) ? SignInProof.Code
            : await AcceptRecoveryAsync(account, code, cancel) ? SignInProof.RecoveryCode
            : null;
        if (proof is not null) await guesses.ForgetAsync(guess, cancel);
        return proof;
    }

    /// <summary>Ten new codes to be shown once; those before are worthless when the caller saves.</summary>
    public async Task<IReadOnlyList<string>> ReplaceRecoveryCodesAsync(int account, CancellationToken cancel)
    {
        db.RemoveRange(await db.RecoveryCodes.Where(code => code.AccountId == account).ToListAsync(cancel));
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var codes = Enumerable.Range(0, RecoveryCode.CodesEach).Select(_ => RandomNumberGenerator.GetString(Alphabet, RecoveryLetters)).ToList();
        db.AddRange(codes.Select(code => new RecoveryCode(account, salt, Hash(code, salt))));
        return [.. codes.Select(code => string.Join('-', code.Chunk(GroupLetters).Select(group => new string(group))))];
    }

    /// <summary>Neither codes nor app are left when the caller saves; passkeys stay.</summary>
    public async Task RemoveAppAsync(StaffAccount account, CancellationToken cancel)
    {
        account.ForgetAuthenticator();
        db.RemoveRange(await db.RecoveryCodes.Where(code => code.AccountId == account.Id).ToListAsync(cancel));
    }

    /// <summary>Everything but the password is gone when the caller saves.</summary>
    public async Task RemoveAllAsync(StaffAccount account, CancellationToken cancel)
    {
        await RemoveAppAsync(account, cancel);
        db.RemoveRange(await db.UserPasskeys.Where(passkey => passkey.UserId == account.Id).ToListAsync(cancel));
    }

    private async Task<bool> AcceptAppAsync(StaffAccount account, string code, CancellationToken cancel)
    {
        if (Secret(account) is not { } secret || StepOf(secret, code) is not { } step) return false;
        // The database decides who of two with the same code came first.
        return await db.Users.Where(a => a.Id == account.Id && a.LastCodeStep < step)
            .ExecuteUpdateAsync(a => a.SetProperty(row => row.LastCodeStep, step), cancel) == 1;
    }

    private async Task<bool> AcceptRecoveryAsync(StaffAccount account, string code, CancellationToken cancel)
    {
        if (code.Length != RecoveryLetters) return false;
        var left = await db.RecoveryCodes.AsNoTracking().Where(c => c.AccountId == account.Id).ToListAsync(cancel);
        if (left.Count == 0) return false;

        var hash = Hash(code, left[0].Salt);
        return left.Find(c => CryptographicOperations.FixedTimeEquals(c.Hash, hash)) is { } found
            && await db.RecoveryCodes.Where(c => c.Id == found.Id).ExecuteDeleteAsync(cancel) == 1;
    }

    private string? Secret(StaffAccount account)
    {
        try
        {
            return account.AuthenticatorSecret is { } encrypted ? _protector.Unprotect(encrypted) : null;
        }
        catch (CryptographicException)
        {
            // The keys were replaced: recovery codes still work, and an administrator can reset the app.
            return null;
        }
    }

    private byte[] Hash(string code, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(code), salt, _iterations, HashAlgorithmName.SHA512, HashBytes);

    /// <summary>As it is compared: without spaces and hyphens, in capitals, digits of a Chinese keyboard made plain.</summary>
    private static string Plain(string typed) =>
        new([.. TypedText.Normalizable(typed).Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
}
