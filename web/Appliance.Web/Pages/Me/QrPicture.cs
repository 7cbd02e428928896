using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace Appliance.Web.Pages.Me;

/// <summary>A QR code as one path of an SVG in the page: no picture to fetch, no script, sharp at any size.</summary>
public static class QrPicture
{
    /// <param name="content">What it says.</param>
    /// <param name="label">What it is, for who cannot see it.</param>
    public static IHtmlContent Of(string content, string label)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                if (rows[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }

        // The matrix brings its quiet zone of four modules along, which scanners need (ISO/IEC 18004).
        var size = rows.Count;
        return new HtmlContentBuilder()
            .AppendHtml(string.Create(CultureInfo.InvariantCulture, $"<svg class=\"qr\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\" role=\"img\" aria-label=\""))
            .Append(label).AppendHtml($"\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path fill=\"#000\" d=\"{path}\"/></svg>");
    }
}
