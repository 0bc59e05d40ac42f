using System.Globalization;
using System.Text;

namespace Linnet.Evaluation;

/// <summary>A report that is no more than its numbers: what tasks other than classification come down to.</summary>
public sealed class MetricReport : IEvaluationReport
{
    /// <summary>Makes a report.</summary>
    /// <param name="count">Number of rows evaluated, at least 1.</param>
    /// <param name="metrics">The numbers by the names of <see cref="MetricNames"/>, in the order to show them.</param>
    /// <param name="notes">What must be said beside the numbers, such as sacreBLEU's signature: name and text.</param>
    public MetricReport(int count, IReadOnlyDictionary<string, double> metrics, IReadOnlyDictionary<string, string>? notes = null)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Count = count;
        Metrics = metrics;
        Notes = notes ?? new Dictionary<string, string>();
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double> Metrics { get; }

    /// <summary>What must be said beside the numbers, such as sacreBLEU's signature.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; }

    /// <summary>The same report with one more metric at its end, or with another value of it.</summary>
    /// <param name="name">A name of <see cref="MetricNames"/>.</param>
    /// <param name="value">Its value.</param>
    public MetricReport With(string name, double value) =>
        new(Count, new Dictionary<string, double>(Metrics) { [name] = value }, Notes);

    /// <summary>One line a metric, the names left, the numbers right; notes below.</summary>
    /// <param name="digits">Digits after the point, 0 to 15.</param>
    public string ToText(int digits = 4)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(digits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, 15);
        var values = Metrics.ToDictionary(metric => metric.Key, metric => metric.Value.ToString($"F{digits}", CultureInfo.InvariantCulture));
        values["rows"] = Count.ToString(CultureInfo.InvariantCulture);
        var nameWidth = values.Keys.Max(name => name.Length);
        var valueWidth = values.Values.Max(value => value.Length);
        var text = new StringBuilder();
        foreach (var (name, value) in values) text.Append(name.PadRight(nameWidth)).Append("  ").Append(value.PadLeft(valueWidth)).Append('\n');
        foreach (var (name, note) in Notes) text.Append(name).Append(": ").Append(note).Append('\n');
        return text.ToString();
    }

    /// <summary>A flat JSON object of <see cref="Metrics"/>; with details also the notes.</summary>
    /// <param name="details">Whether to add the notes.</param>
    public string ToJson(bool details = false) => ReportJson.Write(Metrics, Count, !details ? null : writer =>
    {
        foreach (var (name, note) in Notes) writer.WriteString(name, note);
    });
}
