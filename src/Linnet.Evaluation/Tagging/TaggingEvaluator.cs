using Linnet.Tagging;

namespace Linnet.Evaluation;

/// <summary>
/// Measures taggers by the spans they find, as the script <c>conlleval</c> of the CoNLL shared tasks and seqeval do: a span counts only
/// with its exact bounds and type. Tags that mark no spans (parts of speech) count one by one.
/// </summary>
public static class TaggingEvaluator
{
    /// <summary>Compares predicted with true tags.</summary>
    /// <param name="truth">The true tags of each row.</param>
    /// <param name="predicted">The predicted tags of each row, as many.</param>
    /// <param name="isStrict">Whether a span must begin with B, as in seqeval's strict mode; else an inside tag can begin one too.</param>
    /// <exception cref="ShapeException">There are no rows, or rows differ in length.</exception>
    public static TaggingReport Evaluate(
        IReadOnlyList<IReadOnlyList<string>> truth, IReadOnlyList<IReadOnlyList<string>> predicted, bool isStrict = false)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(predicted);
        if (truth.Count == 0 || truth.Count != predicted.Count)
            throw new ShapeException($"A tagging needs at least one row and as many predicted as true ones; received {predicted.Count} for {truth.Count}.");
        var usesSpans = truth.Concat(predicted).SelectMany(row => row).Distinct().All(tag => SpanTag.TryParse(tag, out _));
        var counts = new SortedDictionary<string, SpanCounts>(StringComparer.Ordinal);
        var (tokens, right) = (0, 0);
        for (var row = 0; row < truth.Count; row++)
        {
            if (truth[row].Count != predicted[row].Count)
                throw new ShapeException($"Row {row} has {predicted[row].Count} predicted tags for {truth[row].Count} tokens; expected as many.");
            tokens += truth[row].Count;
            for (var i = 0; i < truth[row].Count; i++) right += truth[row][i] == predicted[row][i] ? 1 : 0;
            Count(Spans(truth[row]), Spans(predicted[row]), counts);
        }

        return new TaggingReport(truth.Count, tokens, tokens == 0 ? 0 : (double)right / tokens, counts);

        IEnumerable<TagSpan> Spans(IReadOnlyList<string> tags) =>
            usesSpans ? TagSpans.Of(tags, isStrict) : tags.Select((tag, i) => new TagSpan(tag, i, i + 1));
    }

    private static void Count(IEnumerable<TagSpan> truth, IEnumerable<TagSpan> predicted, SortedDictionary<string, SpanCounts> counts)
    {
        var expected = truth.ToHashSet();
        foreach (var span in expected) Of(span.Type).True++;
        foreach (var span in predicted)
        {
            Of(span.Type).Predicted++;
            if (expected.Contains(span)) Of(span.Type).Right++;
        }

        SpanCounts Of(string type)
        {
            if (!counts.TryGetValue(type, out var found)) counts.Add(type, found = new SpanCounts());
            return found;
        }
    }
}
