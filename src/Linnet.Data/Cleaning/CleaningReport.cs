using System.Globalization;
using System.Text;

namespace Linnet.Data;

/// <summary>What a cleaning did: how many rows it read, wrote, changed and dropped, and why.</summary>
/// <param name="Read">Rows read, unreadable ones included.</param>
/// <param name="Written">Rows written.</param>
/// <param name="Changed">Rows written whose text was changed.</param>
/// <param name="Dropped">Rows left out, in the order of the file.</param>
public sealed record CleaningReport(long Read, long Written, long Changed, IReadOnlyList<DroppedRow> Dropped)
{
    private const int MostExamples = 3;

    /// <summary>How many rows were dropped for each reason, by falling number.</summary>
    public IReadOnlyList<Share> Reasons =>
        Share.Of(Dropped.GroupBy(row => row.Reason).Select(group => KeyValuePair.Create(group.Key, (long)group.Count())), Read);

    /// <summary>The report as lines for a person to read, with the first rows of each reason.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"read {Read:N0} rows, wrote {Written:N0}, changed {Changed:N0}, dropped {Dropped.Count:N0}\n");
        foreach (var reason in Reasons)
        {
            text.Append(CultureInfo.InvariantCulture, $"{reason.Count,10:N0}  {reason.Name}\n");
            foreach (var row in Dropped.Where(row => row.Reason == reason.Name).Take(MostExamples))
            {
                var detail = row.Detail is null ? "" : $" [{row.Detail}]";
                text.Append(string.Create(CultureInfo.InvariantCulture, $"            line {row.Line}{detail} {row.Text}").TrimEnd()).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>The report as JSON, names in snake case, with every dropped row.</summary>
    public string ToJson() => ReportJson.Write(this);
}
