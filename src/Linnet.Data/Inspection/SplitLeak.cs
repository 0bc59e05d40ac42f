using System.Globalization;
using System.Text;

namespace Linnet.Data;

/// <summary>Rows of one file whose text stands in another. Each row counts once, under the strongest kind of match.</summary>
/// <param name="First">The earlier file.</param>
/// <param name="Second">The file whose rows were looked up in it.</param>
/// <param name="Rows">Rows of the second file.</param>
/// <param name="ExactMatches">Rows with the very same text.</param>
/// <param name="NormalisedMatches">Rows with the same text but for case, width, punctuation or spacing.</param>
/// <param name="NearMatches">Rows with nearly the same text.</param>
public sealed record SplitLeak(string First, string Second, long Rows, Finding ExactMatches, Finding NormalisedMatches, Finding NearMatches)
{
    internal const string Exact = "exact";
    internal const string Normalised = "normalised";
    internal const string Near = "near";

    /// <summary>Rows of any kind of match.</summary>
    public long Count => ExactMatches.Count + NormalisedMatches.Count + NearMatches.Count;

    /// <summary>The result as lines for a person to read.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Second} against {First}: {Count:N0} of {Rows:N0} rows leak");
        text.Append(CultureInfo.InvariantCulture, $" ({ExactMatches.Count:N0} exact, {NormalisedMatches.Count:N0} normalised, {NearMatches.Count:N0} near)\n");
        foreach (var finding in (Finding[])[ExactMatches, NormalisedMatches, NearMatches])
            foreach (var example in finding.Examples)
                text.Append(CultureInfo.InvariantCulture, $"  {finding.Name}, line {example.Line} [{example.Detail}] {example.Text}\n");
        return text.ToString();
    }

    /// <summary>The result as JSON, names in snake case.</summary>
    public string ToJson() => ReportJson.Write(this);
}
