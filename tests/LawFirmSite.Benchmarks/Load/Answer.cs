using System.Net;
using System.Text.Json;

namespace LawFirmSite.Benchmarks.Load;

/// <summary>What the site answered to one address: the bytes as they were on the wire, and the headers that are not of one request.</summary>
internal sealed record Answer(Dictionary<string, string> Headers, byte[] Body)
{
    private static readonly string[] OfOneRequest = ["Date", "Content-Length", "Transfer-Encoding", "Connection", "Server"];

    public string? ETag => Headers.GetValueOrDefault("ETag");

    public static async Task<Answer> FetchAsync(string address)
    {
        // Nothing is decompressed on the way.
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", Wrk.Encodings);
        using var response = await client.SendAsync(request);
        if (response.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{address} answered {(int)response.StatusCode}.");
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => !OfOneRequest.Contains(header.Key))
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value));
        return new(headers, await response.Content.ReadAsByteArrayAsync());
    }

    public async Task SaveAsync(string file)
    {
        await File.WriteAllTextAsync(file + ".headers", JsonSerializer.Serialize(Headers));
        await File.WriteAllBytesAsync(file, Body);
    }

    public static async Task<Answer> LoadAsync(string file) =>
        new(JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(file + ".headers"))!, await File.ReadAllBytesAsync(file));
}
