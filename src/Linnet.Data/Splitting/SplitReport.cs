using System.Globalization;
using System.Text;

namespace Linnet.Data;

/// <summary>What a split wrote.</summary>
/// <param name="Parts">The parts, in order.</param>
public sealed record SplitReport(IReadOnlyList<WrittenPart> Parts)
{
    /// <summary>The report as lines for a person to read.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var part in Parts)
            text.Append(CultureInfo.InvariantCulture, $"{part.Name,-8}{part.Rows,10:N0} rows  {part.Labels,5} labels  {part.Path}\n");
        return text.ToString();
    }

    /// <summary>The report as JSON, names in snake case.</summary>
    public string ToJson() => ReportJson.Write(this);
}

/// <summary>One part that was written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its file.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Labels">Different labels among them.</param>
public sealed record WrittenPart(string Name, string Path, long Rows, int Labels);
