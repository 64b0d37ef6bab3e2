using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LawFirmSite.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace LawFirmSite.Web.Accounts;

/// <summary>
/// The section <c>Keys</c>: a certificate under which the keys that sign cookies and seal the secrets of authenticator apps are written into the
/// database, so that a copy of it forges nothing. Without one they are as readable there as all else. Keys of before stay readable either way.
/// </summary>
public static class KeyProtection
{
    /// <summary>SQL that is true where keys are written under a certificate.</summary>
    public const string HasSealedKeys = "EXISTS (SELECT 1 FROM DataProtectionKeys WHERE Xml LIKE '%<encryptedSecret%')";

    private const string Section = "Keys";

    public static void ProtectKeys(this IDataProtectionBuilder keys, IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (section["Certificate"] is not { Length: > 0 } file) return;

        var certificate = Read(file, section["Password"]);
        keys.ProtectKeysWithCertificate(certificate);
        // After a new certificate came, the keys written under those before it.
        X509Certificate2[] former = [.. (section.GetSection("FormerCertificates").Get<string[]>() ?? []).Select(one => Read(one, section["Password"]))];
        if (former.Length > 0) keys.UnprotectKeysWithAnyCertificate([certificate, .. former]);
    }

    /// <summary>
    /// Why the keys in the database are of no use here; null when they are. Going on would make new ones, end all sessions and lose the
    /// authenticator apps of everybody.
    /// </summary>
    public static async Task<string?> WhyUnreadableAsync(SiteDb db, IServiceProvider services, CancellationToken cancel)
    {
        if (await db.Database.AskPlainlyAsync($"SELECT 1 WHERE {HasSealedKeys}", cancel) is []) return null;

        var unreadable = services.GetRequiredService<IKeyManager>().GetAllKeys().Count(key => !IsReadable(key));
        return unreadable == 0 ? null
            : $"{unreadable} keys in the database were written under a certificate that is not here. Name it in {Section}:Certificate, or among {Section}:FormerCertificates.";
    }

    private static bool IsReadable(IKey key)
    {
        try
        {
            return key.CreateEncryptor() is not null;
        }
        catch (Exception exception) when (exception is CryptographicException or System.Xml.XmlException or InvalidOperationException)
        {
            return false;
        }
    }

    private static X509Certificate2 Read(string file, string? password)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, password, X509KeyStorageFlags.EphemeralKeySet);
            return certificate.GetRSAPrivateKey() is not null ? certificate
                : throw new SettingException($"{Section}:Certificate: '{file}' holds no private RSA key; make it as docs/operations.md says.");
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"{Section}:Certificate: '{file}' cannot be read, or {Section}:Password is not its password. {exception.Message}");
        }
    }
}
