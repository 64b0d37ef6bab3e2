namespace LawFirmSite.Domain.Intake;

/// <summary>What an article has no field for stays readable under its text.</summary>
public static class ClosingLines
{
    /// <summary>The lines that name the editor and the original page, ready to follow a body; empty when neither is known.</summary>
    public static string Of(string? editor, string? originalUrl) =>
        (string.IsNullOrWhiteSpace(editor) ? "" : $"\n责任编辑：{editor.Trim()}\n")
        + (string.IsNullOrWhiteSpace(originalUrl) ? "" : $"\n原文链接：<{originalUrl.Trim()}>\n");
}
