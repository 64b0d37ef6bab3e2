using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace LawFirmSite.Data.Seeding;

/// <summary>
/// Reads and writes <see cref="Content"/> as a folder: JSON lists for the directory, Markdown with front matter for
/// writing. What was written reads back the same.
/// </summary>
public static class ContentFolder
{
    private const string Fence = "---";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        IndentCharacter = ' ',
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private static readonly IDeserializer YamlReader = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance).IgnoreUnmatchedProperties().Build();

    private static readonly ISerializer YamlWriter = new SerializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull)
        .WithQuotingNecessaryStrings().WithNewLine("\n").Build();

    /// <summary>Whether the folder holds directory files, so that it is more than a heap of articles.</summary>
    public static bool IsContentFolder(string folder) =>
        File.Exists(Path.Combine(folder, "site.json")) || Directory.Exists(Path.Combine(folder, "articles"));

    /// <exception cref="ContentFileException">A file cannot be understood.</exception>
    public static Content Read(string folder) => new()
    {
        Site = ReadJson<SiteFile>(folder, "site.json"),
        Offices = ReadJson<List<OfficeFile>>(folder, "offices.json") ?? [],
        Centers = ReadJson<List<CenterFile>>(folder, "legal-aid-centers.json") ?? [],
        Categories = ReadJson<List<CategoryFile>>(folder, "categories.json") ?? [],
        Media = [.. (ReadJson<List<MediaEntry>>(folder, MediaFolder.Index) ?? []).Select(entry => entry with { Folder = folder })],
        Synonyms = ReadJson<List<List<string>>>(folder, "synonyms.json") ?? [],
        Redirects = ReadJson<List<RedirectFile>>(folder, "redirects.json") ?? [],
        Pages = [.. MarkdownFiles(folder, "pages").Select(ReadPage)],
        Articles = [.. MarkdownFiles(folder, "articles").Select(ReadWriting)],
    };

    /// <summary>Everything but the bytes of pictures and PDFs, which <see cref="MediaFolder"/> writes one by one.</summary>
    public static void Write(string folder, Content content)
    {
        Directory.CreateDirectory(Path.Combine(folder, "pages"));
        Directory.CreateDirectory(Path.Combine(folder, "articles"));
        WriteJson(folder, "site.json", content.Site);
        WriteJson(folder, "offices.json", content.Offices);
        WriteJson(folder, "legal-aid-centers.json", content.Centers);
        WriteJson(folder, "categories.json", content.Categories);
        if (content.Media.Count > 0)
        {
            Directory.CreateDirectory(Path.Combine(folder, MediaFolder.Name));
            WriteJson(folder, MediaFolder.Index, content.Media);
        }
        if (content.Synonyms.Count > 0) WriteJson(folder, "synonyms.json", content.Synonyms);
        if (content.Redirects.Count > 0) WriteJson(folder, "redirects.json", content.Redirects);
        foreach (var page in content.Pages) WriteWriting(Path.Combine(folder, "pages", page.File), page);
        foreach (var article in content.Articles) WriteWriting(Path.Combine(folder, "articles", article.File), article);
    }

    /// <summary>A Markdown file with front matter; without it the first heading is the title, else the file's name.</summary>
    /// <exception cref="ContentFileException">The front matter is broken or the file is not UTF-8.</exception>
    public static WritingFile ReadWriting(string path)
    {
        var text = ReadText(path).ReplaceLineEndings("\n");
        var writing = new WritingFile();
        if (text.StartsWith(Fence + "\n", StringComparison.Ordinal))
        {
            var end = text.IndexOf("\n" + Fence + "\n", Fence.Length, StringComparison.Ordinal);
            if (end < 0 && text.EndsWith("\n" + Fence, StringComparison.Ordinal)) end = text.Length - Fence.Length - 1;
            if (end < 0) throw new ContentFileException(path, "the front matter begins with --- but does not end with a line ---.");

            writing = ReadYaml(path, text[(Fence.Length + 1)..(end + 1)]);
            text = end + Fence.Length + 2 < text.Length ? text[(end + Fence.Length + 2)..] : "";
        }
        else if (text.StartsWith("# ", StringComparison.Ordinal))
        {
            var lineEnd = text.IndexOf('\n', StringComparison.Ordinal) is var at && at < 0 ? text.Length : at;
            writing.Title = text[2..lineEnd].Trim();
            text = text[lineEnd..];
        }
        writing.Title ??= Path.GetFileNameWithoutExtension(path);
        writing.Body = text.Trim('\n');
        writing.File = path;
        return writing;
    }

    private static WritingFile ReadPage(string path)
    {
        var page = ReadWriting(path);
        page.Slug ??= Path.GetFileNameWithoutExtension(path);
        return page;
    }

    private static WritingFile ReadYaml(string path, string yaml)
    {
        try
        {
            return YamlReader.Deserialize<WritingFile>(yaml) ?? new WritingFile();
        }
        catch (YamlException exception)
        {
            // Of what is YAML, but a list where words belong, the library only says which types of its own it tried.
            var reason = exception is SyntaxErrorException or SemanticErrorException ? exception.Message : "the field takes a value of another kind.";
            // One line more: the fence above the YAML is the file's first.
            throw new ContentFileException(path, $"the front matter cannot be read near line {exception.Start.Line + 1}: {reason}");
        }
    }

    private static void WriteWriting(string path, WritingFile writing) =>
        File.WriteAllText(path, $"{Fence}\n{YamlWriter.Serialize(writing)}{Fence}\n\n{writing.Body}\n");

    private static IEnumerable<string> MarkdownFiles(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.md").Order(StringComparer.Ordinal) : [];
    }

    private static T? ReadJson<T>(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path)) return default;
        try
        {
            return JsonSerializer.Deserialize<T>(ReadText(path), Json);
        }
        catch (JsonException exception)
        {
            throw new ContentFileException(path, exception.Message);
        }
    }

    private static void WriteJson<T>(string folder, string name, T content) =>
        File.WriteAllText(Path.Combine(folder, name), JsonSerializer.Serialize(content, Json) + "\n");

    private static string ReadText(string path)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new ContentFileException(path, "the file is not UTF-8.");
        }
    }
}
