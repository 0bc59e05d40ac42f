using System.Globalization;

namespace Linnet.Evaluation;

/// <summary>
/// How well whole rows and the slots in them are understood together: <c>intent_accuracy</c>, the slots' F1, and the share of rows in which
/// everything is right (Hakkani-Tür et al. 2016; Goo et al. 2018).
/// </summary>
public sealed class IntentSlotReport : IEvaluationReport
{
    private readonly TaggingReport _slots;

    /// <summary>Makes a report.</summary>
    /// <param name="slots">The slots.</param>
    /// <param name="intentsRight">Whether the intent of each row is right.</param>
    /// <param name="slotsRight">Whether all slots of each row are right.</param>
    /// <exception cref="ShapeException">The numbers of rows differ.</exception>
    public IntentSlotReport(TaggingReport slots, IReadOnlyList<bool> intentsRight, IReadOnlyList<bool> slotsRight)
    {
        ArgumentNullException.ThrowIfNull(slots);
        ArgumentNullException.ThrowIfNull(intentsRight);
        ArgumentNullException.ThrowIfNull(slotsRight);
        if (intentsRight.Count != slots.Count || slotsRight.Count != slots.Count)
            throw new ShapeException($"{slots.Count} rows of slots came with {intentsRight.Count} intents and {slotsRight.Count} rows; expected as many.");
        _slots = slots;
        var intents = Share(intentsRight);
        var rows = Share([.. intentsRight.Zip(slotsRight, (intent, row) => intent && row)]);
        Metrics = new Dictionary<string, double>
        {
            [MetricNames.IntentAccuracy] = intents,
            [MetricNames.SlotF1] = slots.Overall.F1,
            [MetricNames.SentenceAccuracy] = rows,
            [MetricNames.Precision] = slots.Overall.Precision,
            [MetricNames.Recall] = slots.Overall.Recall,
            [MetricNames.F1] = slots.Overall.F1,
            [MetricNames.Accuracy] = intents,
        };
    }

    /// <inheritdoc/>
    public int Count => _slots.Count;

    /// <summary>The slots alone.</summary>
    public TaggingReport Slots => _slots;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double> Metrics { get; }

    /// <inheritdoc/>
    public string ToText(int digits = 4)
    {
        var format = "F" + digits.ToString(CultureInfo.InvariantCulture);
        var lines = new[] { (MetricNames.IntentAccuracy, "intents right"), (MetricNames.SentenceAccuracy, "rows with intent and all slots right") }
            .Select(line => $"{Metrics[line.Item1].ToString(format, CultureInfo.InvariantCulture)}  {line.Item2}\n");
        return _slots.ToText(digits) + "\n" + string.Concat(lines);
    }

    /// <inheritdoc/>
    public string ToJson(bool details = false) =>
        ReportJson.Write(Metrics, Count, !details ? null : writer => ReportJson.WriteLabels(writer, _slots.Types));

    private static double Share(IReadOnlyList<bool> right) => (double)right.Count(value => value) / right.Count;
}
