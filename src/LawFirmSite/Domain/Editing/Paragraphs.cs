namespace LawFirmSite.Domain.Editing;

/// <summary>A Markdown text as its blocks between blank lines. A fenced block is one, blank lines and all.</summary>
public static class Paragraphs
{
    public static IReadOnlyList<string> Of(string text)
    {
        var paragraphs = new List<string>();
        var lines = new List<string>();
        string? fence = null;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var start = line.TrimStart();
            if (fence is null && (start.StartsWith("```", StringComparison.Ordinal) || start.StartsWith("~~~", StringComparison.Ordinal))) fence = start[..3];
            else if (fence is not null && start.StartsWith(fence, StringComparison.Ordinal)) fence = null;

            if (fence is null && string.IsNullOrWhiteSpace(line)) End();
            else lines.Add(line);
        }
        End();
        return paragraphs;

        void End()
        {
            if (lines.Count > 0) paragraphs.Add(string.Join('\n', lines));
            lines.Clear();
        }
    }

    public static string Join(IEnumerable<string> paragraphs) => string.Join("\n\n", paragraphs);
}
