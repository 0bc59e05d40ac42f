using System.Globalization;
using System.Text;

namespace Linnet.Models.Inspection;

/// <summary>A text table of layers in the manner of Keras' <c>model.summary()</c>: two texts and a count a row, and the total.</summary>
internal sealed class SummaryTable(string first, string second, string third)
{
    private readonly List<(string First, string Second, long Count)> _rows = [];

    internal void Add(string name, string shape, long count) => _rows.Add((name, shape, count));

    /// <inheritdoc/>
    public override string ToString()
    {
        var firstWidth = Math.Max(first.Length, _rows.Count == 0 ? 0 : _rows.Max(row => row.First.Length));
        var secondWidth = Math.Max(second.Length, _rows.Count == 0 ? 0 : _rows.Max(row => row.Second.Length));
        var total = _rows.Sum(row => row.Count);
        var thirdWidth = Math.Max(third.Length, Number(total).Length);
        var rule = new string('─', firstWidth + secondWidth + thirdWidth + 4);
        var text = new StringBuilder();
        Line(first, second, third);
        text.Append(rule).Append('\n');
        foreach (var (name, shape, count) in _rows) Line(name, shape, Number(count));
        text.Append(rule).Append('\n');
        Line("Total", string.Empty, Number(total));
        return text.ToString();

        void Line(string a, string b, string c) => text
            .Append(a.PadRight(firstWidth)).Append("  ")
            .Append(b.PadRight(secondWidth)).Append("  ")
            .Append(c.PadLeft(thirdWidth)).Append('\n');
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
