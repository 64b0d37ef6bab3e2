using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LawFirmSite.Tests.Commands;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.Web;

/// <summary>The keys that sign cookies, in a database with and without a certificate for them.</summary>
public sealed class KeyProtectionTests : IDisposable
{
    private const string CertificatePassword = "000-某某";
    private readonly Shell _shell = new(onSqlite: true);

    public void Dispose() => _shell.Dispose();

    private sealed class KeyedSite(string folder, params string[] certificates) : TestSite(new(OnSqlite)
    {
        ["Data:Folder"] = folder,
        ["Keys:Certificate"] = certificates.FirstOrDefault() ?? "",
        ["Keys:FormerCertificates:0"] = certificates.Skip(1).FirstOrDefault() ?? certificates.FirstOrDefault() ?? "",
        ["Keys:Password"] = CertificatePassword,
    })
    {
        protected override bool IsStartedBefore => false;

        public IDataProtector Protector => Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            Directory.CreateDirectory(folder);
            if (!File.Exists(Path.Combine(folder, "site.db"))) File.WriteAllBytes(Path.Combine(folder, "site.db"), SeededDatabase);
        }

        public Task<string> NewestKeyAsync()
        {
            Services.GetRequiredService<IKeyManager>().CreateNewKey(Clock.Now, Clock.Now.AddDays(90));
            return DbAsync(async db => (await db.DataProtectionKeys.OrderByDescending(key => key.Id).FirstAsync()).Xml!);
        }
    }

    [Fact]
    public async Task With_a_certificate_keys_are_sealed_and_what_was_signed_before_it_and_under_the_one_before_it_stays_good()
    {
        var (first, second) = (Certificate("first.pfx"), Certificate("second.pfx"));
        string plain, underFirst;
        using (var site = new KeyedSite(_shell.Data))
        {
            plain = site.Protector.Protect("以前的");
            Assert.Contains("<masterKey", await site.NewestKeyAsync());
        }
        using (var site = new KeyedSite(_shell.Data, first))
        {
            Assert.Equal("以前的", site.Protector.Unprotect(plain));
            var key = await site.NewestKeyAsync();
            Assert.Contains("<encryptedSecret", key);
            Assert.DoesNotContain("<masterKey", key);
            underFirst = site.Protector.Protect("用第一张证书");
        }
        using (var site = new KeyedSite(_shell.Data, second, first))
        {
            Assert.Equal("用第一张证书", site.Protector.Unprotect(underFirst));
            Assert.Equal(HttpStatusCode.OK, (await (await site.StaffAsync()).GetAsync("/admin")).StatusCode);
        }

        // Started without it, the site would end all sessions and lose all authenticator apps.
        foreach (var settings in new string[][] { [], [$"--Keys:Certificate={second}", $"--Keys:Password={CertificatePassword}"] })
        {
            var refused = await _shell.RunAsync(["serve", "--Site:PublicOrigin=http://localhost", .. settings]);
            Assert.Equal((1, true), (refused.Code, refused.Error.Contains("under a certificate that is not here", StringComparison.Ordinal)));
        }
        var check = await _shell.RunAsync("check", "--Site:PublicOrigin=http://localhost");
        Assert.Equal((1, true), (check.Code, check.Out.Contains("FAIL", StringComparison.Ordinal) && check.Out.Contains("Keys:Certificate", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task No_reader_waits_for_the_keys_and_whoever_signs_in_has_the_first_one_made()
    {
        await _shell.MigrateAsync();
        Assert.Equal(0, (await _shell.RunAsync(TestSite.Password + "\n", ["staff", "add", "--user", "某某", "--role", "Administrator", "--password-stdin"])).Code);
        using var site = new KeyedSite(_shell.Data);
        using var visitor = site.CreateClient();

        Assert.Equal((HttpStatusCode.OK, 0), ((await visitor.GetAsync("/")).StatusCode, await KeysAsync()));
        Assert.Equal((HttpStatusCode.OK, 1), ((await visitor.GetAsync("/admin/sign-in")).StatusCode, await KeysAsync()));

        Task<int> KeysAsync() => site.DbAsync(db => db.DataProtectionKeys.CountAsync());
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_used_is_refused_in_one_sentence()
    {
        var good = Certificate("good.pfx");
        using var elliptic = ECDsa.Create();
        var other = _shell.File("other.pfx", "");
        await File.WriteAllBytesAsync(other, new CertificateRequest("CN=某某", elliptic, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200)).Export(X509ContentType.Pfx, CertificatePassword));
        foreach (var (file, password, named) in new[] { ("nowhere.pfx", CertificatePassword, "cannot be read"), (good, "wrong", "cannot be read"), (_shell.File("text.pfx", "这不是证书"), CertificatePassword, "cannot be read"), (other, CertificatePassword, "no private RSA key") })
        {
            var refused = await _shell.RunAsync("migrate", $"--Keys:Certificate={file}", $"--Keys:Password={password}");
            Assert.Equal((1, true), (refused.Code, refused.Error.Contains(named, StringComparison.Ordinal)));
            Assert.DoesNotContain('\n', refused.Error.Trim());
            Assert.DoesNotContain(password, refused.Error);
        }
    }

    private string Certificate(string name)
    {
        using var key = RSA.Create(2048);
        var file = _shell.File(name, "");
        File.WriteAllBytes(file, new CertificateRequest("CN=某某", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200)).Export(X509ContentType.Pfx, CertificatePassword));
        return file;
    }
}
