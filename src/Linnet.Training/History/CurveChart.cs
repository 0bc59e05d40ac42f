using System.Globalization;
using System.Net;
using System.Text;

namespace Linnet.Training.History;

/// <summary>A line chart as inline SVG: no script, no outside file.</summary>
internal static class CurveChart
{
    private const double Width = 640;
    private const double Height = 260;
    private const double Left = 56;
    private const double Bottom = 34;
    private const double Top = 14;
    private const double Right = 14;
    private static readonly string[] Colours = ["#1f6feb", "#d1570a", "#1a7f37", "#8250df"];

    internal sealed record Series(string Name, IReadOnlyList<(double X, double Y)> Points);

    internal static string Draw(string title, string horizontal, IReadOnlyList<Series> series)
    {
        var points = series.SelectMany(line => line.Points).Where(point => double.IsFinite(point.Y)).ToList();
        if (points.Count == 0) return "";
        var (minX, maxX) = Range(points.Select(point => point.X));
        var (minY, maxY) = Range(points.Select(point => point.Y));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<figure><figcaption>{WebUtility.HtmlEncode(title)}</figcaption>")
            .Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(title)}\">");
        for (var tick = 0; tick <= 4; tick++)
        {
            var y = minY + ((maxY - minY) * tick / 4);
            var x = minX + ((maxX - minX) * tick / 4);
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{PlaceY(y):F1}\" y2=\"{PlaceY(y):F1}\"/>")
                .Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 6}\" y=\"{PlaceY(y) + 4:F1}\" text-anchor=\"end\">{y:G3}</text>")
                .Append(CultureInfo.InvariantCulture, $"<text x=\"{PlaceX(x):F1}\" y=\"{Height - Bottom + 16}\" text-anchor=\"middle\">{x:G3}</text>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width - Right}\" y=\"{Height - 4}\" text-anchor=\"end\">{WebUtility.HtmlEncode(horizontal)}</text>");
        for (var i = 0; i < series.Count; i++)
        {
            var line = series[i].Points.Where(point => double.IsFinite(point.Y)).ToList();
            var path = string.Join(' ', line.Select(point => string.Create(CultureInfo.InvariantCulture, $"{PlaceX(point.X):F1},{PlaceY(point.Y):F1}")));
            var colour = Colours[i % Colours.Length];
            svg.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" points=\"{path}\"/>")
                .Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + 8}\" y=\"{Top + 14 + (16 * i)}\" fill=\"{colour}\">{WebUtility.HtmlEncode(series[i].Name)}</text>");
            if (line.Count == 1)
                svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{PlaceX(line[0].X):F1}\" cy=\"{PlaceY(line[0].Y):F1}\" r=\"3\" fill=\"{colour}\"/>");
        }

        return svg.Append("</svg></figure>").ToString();

        double PlaceX(double x) => Left + ((x - minX) / (maxX - minX) * (Width - Left - Right));
        double PlaceY(double y) => Height - Bottom - ((y - minY) / (maxY - minY) * (Height - Top - Bottom));
    }

    private static (double Min, double Max) Range(IEnumerable<double> values)
    {
        var list = values.ToList();
        var (min, max) = (list.Min(), list.Max());
        return max > min ? (min, max) : (min - 0.5, max + 0.5);
    }
}
