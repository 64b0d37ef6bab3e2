using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using LawFirmSite.Data;

namespace LawFirmSite.Web.PageCaching;

/// <summary>
/// Carries pages over a stop in the file <see cref="Name"/> of the data folder: whoever comes first after a start need not wait until the frameworks are
/// ready to make one. They live no longer for it, hold only while content is what it was, and are of no use to another program or under other settings. The
/// file can be lost without harm: all of it is made anew then.
/// </summary>
public sealed class KeptPages(PageCache cache, Readiness readiness, DataFolder folder, IConfiguration configuration, IHostEnvironment environment, ILogger<KeptPages> log) : IHostedService
{
    public const string Name = "pages.kept";

    private readonly string _file = Path.Combine(folder.Path, Name);
    private readonly Lock _stopping = new();
    private bool _hasStopped;

    /// <summary>Before the server listens. The file is good for one start, and only on a database that can be used: else every page says that it cannot.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (readiness.Reason is not null || !File.Exists(_file)) return Task.CompletedTask;

            var written = File.ReadAllBytes(_file);
            File.Delete(_file);
            if (IsWhole(written) && written.AsSpan().StartsWith(Circumstances())) cache.TakeOver(Read(written));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(exception, "Pages of before the stop cannot be read; they are made anew");
        }
        return Task.CompletedTask;
    }

    /// <summary>After the server has stopped listening: nothing is made any more. A host may be told to stop twice at once; it is done then when it is done.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_stopping)
        {
            try
            {
                if (!_hasStopped && cache.Sendable() is { Length: > 0 } pages) Write(pages);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                log.LogWarning(exception, "Pages cannot be kept for the next start; they are made anew then");
            }
            _hasStopped = true;
        }
        return Task.CompletedTask;
    }

    private void Write((PageKey Key, CachedPage Page)[] pages)
    {
        var part = _file + ".part";
        File.Delete(part);
        try
        {
            using (var file = OwnFiles.CreateFile(part))
            {
                using var hash = SHA256.Create();
                using (var to = new BinaryWriter(new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true)))
                {
                    to.Write(Circumstances());
                    to.Write(pages.Length);
                    foreach (var (key, page) in pages)
                    {
                        foreach (var word in (string[])[key.Origin, key.Path, key.Query, key.Size]) to.Write(word);
                        page.Write(to);
                    }
                }
                file.Write(hash.Hash);
            }
            File.Move(part, _file, overwrite: true);
        }
        finally
        {
            // Still there where the disk was full.
            File.Delete(part);
        }
    }

    /// <summary>Whether a file ends with the hash of all before it.</summary>
    private static bool IsWhole(byte[] written) =>
        written.Length > 2 * SHA256.HashSizeInBytes && SHA256.HashData(written.AsSpan(..^SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(written.AsSpan(^SHA256.HashSizeInBytes..));

    private static (PageKey Key, CachedPage Page)[] Read(byte[] written)
    {
        using var from = new BinaryReader(new MemoryStream(written, SHA256.HashSizeInBytes, written.Length - (2 * SHA256.HashSizeInBytes)));
        var pages = new (PageKey, CachedPage)[from.ReadInt32()];
        for (var n = 0; n < pages.Length; n++) pages[n] = (new(from.ReadString(), from.ReadString(), from.ReadString(), from.ReadString()), new(from));
        return pages;
    }

    /// <summary>
    /// A hash of all besides content that pages are made from: this program with its styles and scripts, the framework, the settings of the section <c>Site</c>.
    /// No other setting shows on a page, and none that is a secret may be guessed by this.
    /// </summary>
    private byte[] Circumstances()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(typeof(KeptPages).Module.ModuleVersionId.ToString());
        Add(RuntimeInformation.FrameworkDescription);
        Add(environment.EnvironmentName);
        var assets = Path.Combine(AppContext.BaseDirectory, $"{environment.ApplicationName}.staticwebassets.endpoints.json");
        if (File.Exists(assets)) hash.AppendData(File.ReadAllBytes(assets));
        foreach (var (key, value) in configuration.GetSection(SiteSettings.Section).AsEnumerable()) Add($"{key}={value}");
        return hash.GetHashAndReset();

        void Add(string word) => hash.AppendData(Encoding.UTF8.GetBytes(word + '\n'));
    }
}
