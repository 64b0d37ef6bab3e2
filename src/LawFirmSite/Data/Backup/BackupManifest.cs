using System.Text.Json;

namespace LawFirmSite.Data.Backup;

/// <summary>What a backup holds, written into it as <c>manifest.json</c>; a restore compares what it finds with it.</summary>
/// <param name="Program">The version that made it.</param>
/// <param name="Schema">The newest migration of the database in it.</param>
/// <param name="Sha256">Of <c>site.db</c>, lower-case hexadecimal.</param>
/// <param name="Rows">How many rows each table has.</param>
public sealed record BackupManifest(string Program, string Schema, DateTimeOffset MadeAt, long Bytes, string Sha256, IReadOnlyDictionary<string, long> Rows)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    public static BackupManifest? Read(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize<BackupManifest>(bytes, Json);
}

/// <summary>A backup cannot be made or used. The message is a sentence for the operator.</summary>
public sealed class BackupException(string message) : Exception(message);
