namespace LawFirmSite.BrowserTests.Printing;

/// <summary>Signs that may not begin or end a line (clreq, 3.1.6; GB/T 15834).</summary>
internal static class LineEnds
{
    public const string NeverFirst = "。，、；：？！·）》〉】』」”’〕…—";
    public const string NeverLast = "（《〈【『「“‘〔";
}
