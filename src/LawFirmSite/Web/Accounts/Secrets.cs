using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace LawFirmSite.Web.Accounts;

/// <summary>Tokens that nobody can guess, and the hashes that are kept of them.</summary>
internal static class Secrets
{
    private const int TokenBytes = 32;

    public static string NewToken() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>Good for what cannot be guessed anyway; passwords and short codes need a slow hash.</summary>
    public static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
