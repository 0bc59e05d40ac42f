using System.Globalization;
using System.Text;

namespace Linnet.Data;

/// <summary>An inspection as aligned lines.</summary>
internal static class InspectionText
{
    private const int MostShares = 20;
    private const double LeastShare = 0.001;
    private const int NameWidth = 20;

    internal static string Of(DataInspection inspection)
    {
        var text = new StringBuilder();
        Line(text, "rows", inspection.Rows.ToString("N0", CultureInfo.InvariantCulture));
        if (inspection.MultiLabelRows > 0) Line(text, "multi-label rows", inspection.MultiLabelRows.ToString("N0", CultureInfo.InvariantCulture));
        Shares(text, "labels", inspection.Labels);
        Shares(text, "tags", inspection.Tags);
        Lengths(text, "characters", inspection.Characters);
        Lengths(text, "words", inspection.Words);
        Line(text, "scripts", Percentages(inspection.Scripts));
        Line(text, "languages", Percentages(inspection.Languages) + " (guessed)");
        foreach (var finding in inspection.Findings) Finding(text, finding);
        return text.ToString();
    }

    private static void Shares(StringBuilder text, string name, IReadOnlyList<Share> shares)
    {
        if (shares.Count == 0) return;
        Line(text, name, shares.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var share in shares.Take(MostShares))
            text.Append(CultureInfo.InvariantCulture, $"  {share.Count,10:N0}  {100 * share.Fraction,5:F1} %  {share.Name}\n");
        if (shares.Count > MostShares) text.Append(CultureInfo.InvariantCulture, $"              and {shares.Count - MostShares} more\n");
    }

    private static void Lengths(StringBuilder text, string name, LengthStatistics lengths)
    {
        var percentiles = string.Join("  ", lengths.Percentiles.Select(pair => $"p{pair.Key} {pair.Value}"));
        Line(text, name, string.Create(CultureInfo.InvariantCulture, $"{lengths.Minimum} to {lengths.Maximum}, mean {lengths.Mean:F1};  {percentiles}"));
    }

    private static string Percentages(IReadOnlyList<Share> shares) => string.Join(
        ", ", shares.Take(MostShares).Where(share => share.Fraction >= LeastShare).Select(share => string.Create(CultureInfo.InvariantCulture, $"{share.Name} {100 * share.Fraction:F1} %")));

    private static void Finding(StringBuilder text, Finding finding)
    {
        Line(text, finding.Name, finding.Count.ToString("N0", CultureInfo.InvariantCulture));
        foreach (var example in finding.Examples)
        {
            var detail = example.Detail is null ? "" : $" [{example.Detail}]";
            text.Append(string.Create(CultureInfo.InvariantCulture, $"  line {example.Line}{detail} {example.Text}").TrimEnd()).Append('\n');
        }
    }

    private static void Line(StringBuilder text, string name, string value) => text.Append(name.PadRight(NameWidth)).Append(value).Append('\n');
}
