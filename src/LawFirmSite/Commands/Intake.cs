using LawFirmSite.Domain.Intake;

namespace LawFirmSite.Commands;

/// <summary>Shows how a page is taken apart. Standard output holds the answer and nothing else.</summary>
internal static class Intake
{
    public static async Task<int> RunAsync(string file, bool json, string? areaCode, CancellationToken cancel)
    {
        if (file != "-" && !File.Exists(file)) throw new RefusedException($"'{file}' does not exist.");

        var page = PastedPage.Read(await ReadAsync(file, cancel), IntakeOptions.ForFile(file, areaCode));
        if (page.Refusal is { } refusal) throw new RefusedException(refusal);

        await Console.Out.WriteLineAsync(json ? IntakeJson.Write(page) : Summary(page));
        return ExitCode.Done;
    }

    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancel)
    {
        if (file != "-") return await File.ReadAllBytesAsync(file, cancel);

        using var bytes = new MemoryStream();
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }

    private static string Summary(IntakeResult page)
    {
        var meta = page.Meta;
        (string Name, string? Value)[] fields =
        [
            ("标题", meta.Title), ("引题", meta.Kicker), ("副题", meta.Subtitle), ("作者", meta.Author), ("作者单位", meta.AuthorOrg), ("编辑", meta.Editor),
            ("来源", meta.Source), ("来源日期", meta.SourceDate), ("版次", meta.SourcePage), ("发布时间", meta.Date), ("阅读", meta.Views?.ToString()), ("原文链接", meta.OriginalUrl),
        ];
        var lines = fields.Where(field => !string.IsNullOrEmpty(field.Value)).Select(field => $"{field.Name}：{field.Value}")
            .Append($"机构：{page.Directory.Count} 家，提醒：{(page.Warnings.Count == 0 ? "无" : string.Join(' ', page.Warnings))}，已去除 {page.Removed.Count} 处");
        return string.Join('\n', lines) + "\n\n" + page.Markdown;
    }
}
