using System.ComponentModel;
using System.Diagnostics;

namespace LawFirmSite.BrowserTests.Printing;

/// <summary>The programs that read a PDF as paper (poppler-utils). Where there are none, tests are skipped with the reason, or fail when REQUIRE_BROWSER is set.</summary>
internal static class Poppler
{
    private const string WhyNot = "pdftotext, pdfinfo and pdftoppm are not here. Install poppler-utils.";

    private static readonly Lazy<bool> IsHere = new(() =>
    {
        try
        {
            Run("pdfinfo", "-v");
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    });

    /// <exception cref="SkipException">The programs are not here and not required.</exception>
    public static void IsNeeded()
    {
        if (IsHere.Value) return;
        Assert.False(Environment.GetEnvironmentVariable("REQUIRE_BROWSER") == "1", WhyNot);
        throw new SkipException(WhyNot);
    }

    public static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8 })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode is 0 or 99, $"{program} answered {process.ExitCode}: {errors.GetAwaiter().GetResult()}");
        return output;
    }
}
