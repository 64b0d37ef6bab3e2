using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace LawFirmSite.Web;

/// <summary>An address as a QR code: one SVG path, no style, no script.</summary>
public static class QrCode
{
    public static IHtmlContent Svg(string address) => Svg(address, "本页网址的二维码");

    /// <param name="label">What it is, for those who cannot see it; a constant of a view.</param>
    public static IHtmlContent Svg(string address, string label)
    {
        // Level M survives a fold or a coffee stain and still gives large modules.
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var modules = data.ModuleMatrix; // with the quiet zone of four modules
        var path = new StringBuilder();
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules.Count; x++)
            {
                if (!modules[y][x]) continue;
                var start = x;
                while (x + 1 < modules.Count && modules[y][x + 1]) x++;
                path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start + 1}v1h-{x - start + 1}z");
            }
        }
        return SafeHtml.Own(string.Create(CultureInfo.InvariantCulture,
            $"""<svg class="qr" viewBox="0 0 {modules.Count} {modules.Count}" role="img" aria-label="{label}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{modules.Count}v{modules.Count}H0z"/><path d="{path}"/></svg>"""));
    }
}
