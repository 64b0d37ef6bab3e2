using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LawFirmSite.Data.Backup;

/// <summary>
/// A backup as one file: a zip of <c>site.db</c> and <c>manifest.json</c> whose comment is the SHA-256 of all bytes before
/// it. So no byte of it can change unnoticed, and any program can open it.
/// </summary>
public static class BackupFile
{
    private const string Database = "site.db";
    private const string Manifest = "manifest.json";
    private const int HashLength = SHA256.HashSizeInBytes * 2;
    private const int MostManifestBytes = 1024 * 1024;
    private const string Changed = "The backup is damaged: it is not the file that was written. Use another one.";

    /// <summary>Writes a file that was not there. It has its name only once it is whole and on the disk.</summary>
    public static async Task WriteAsync(string path, string database, BackupManifest manifest, CancellationToken cancel)
    {
        var partial = $"{path}.partial";
        try
        {
            await using (var file = OwnFiles.CreateFile(partial))
            {
                await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
                {
                    await using (var entry = await zip.CreateEntry(Manifest).OpenAsync(cancel)) await entry.WriteAsync(manifest.ToBytes(), cancel);
                    await using var from = File.OpenRead(database);
                    await using var to = await zip.CreateEntry(Database, CompressionLevel.Fastest).OpenAsync(cancel);
                    await from.CopyToAsync(to, cancel);
                }
                await SealAsync(file, cancel);
                file.Flush(flushToDisk: true);
            }
            File.Move(partial, path);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>Takes the database out of a backup into a new file, on the disk, and checks every byte on the way.</summary>
    /// <exception cref="BackupException">It is not a backup, or not as it was written.</exception>
    public static async Task<BackupManifest> ExtractAsync(string path, string database, CancellationToken cancel)
    {
        if (!File.Exists(path)) throw new BackupException($"There is no file '{path}'.");
        try
        {
            await using var file = File.OpenRead(path);
            await CheckSealAsync(file, cancel);
            await using var zip = new ZipArchive(file, ZipArchiveMode.Read);
            var manifest = await ReadManifestAsync(zip, cancel);
            var entry = zip.GetEntry(Database);
            if (entry is null || entry.Length != manifest.Bytes) throw new BackupException(Changed);

            await using var to = OwnFiles.CreateFile(database);
            await using (var from = await entry.OpenAsync(cancel)) await from.CopyToAsync(to, cancel);
            to.Flush(flushToDisk: true);
            to.Position = 0;
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(to, cancel)) == manifest.Sha256 ? manifest : throw new BackupException(Changed);
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException)
        {
            throw new BackupException(Changed);
        }
    }

    /// <summary>The last two bytes of a zip are the length of a comment that is not there yet.</summary>
    private static async Task SealAsync(FileStream file, CancellationToken cancel)
    {
        var end = file.Length - sizeof(ushort);
        var hash = await HashAsync(file, end, cancel);
        file.Position = end;
        var seal = new byte[sizeof(ushort) + HashLength];
        BinaryPrimitives.WriteUInt16LittleEndian(seal, HashLength);
        Encoding.ASCII.GetBytes(hash, seal.AsSpan(sizeof(ushort)));
        await file.WriteAsync(seal, cancel);
    }

    private static async Task CheckSealAsync(FileStream file, CancellationToken cancel)
    {
        var end = file.Length - sizeof(ushort) - HashLength;
        if (end <= 0) throw new BackupException(Changed);

        file.Position = end;
        var seal = new byte[sizeof(ushort) + HashLength];
        await file.ReadExactlyAsync(seal, cancel);
        if (BinaryPrimitives.ReadUInt16LittleEndian(seal) != HashLength || Encoding.ASCII.GetString(seal, sizeof(ushort), HashLength) != await HashAsync(file, end, cancel))
            throw new BackupException(Changed);
        file.Position = 0;
    }

    private static async Task<string> HashAsync(FileStream file, long length, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1024 * 1024];
        file.Position = 0;
        for (var left = length; left > 0;)
        {
            var read = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), cancel);
            if (read == 0) throw new EndOfStreamException();
            hash.AppendData(buffer, 0, read);
            left -= read;
        }
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    private static async Task<BackupManifest> ReadManifestAsync(ZipArchive zip, CancellationToken cancel)
    {
        if (zip.GetEntry(Manifest) is not { Length: <= MostManifestBytes } entry) throw new BackupException(Changed);

        using var bytes = new MemoryStream();
        await using (var from = await entry.OpenAsync(cancel)) await from.CopyToAsync(bytes, cancel);
        return BackupManifest.Read(bytes.ToArray()) ?? throw new BackupException(Changed);
    }
}
