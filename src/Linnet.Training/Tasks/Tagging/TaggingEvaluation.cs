using Linnet.Evaluation;
using Linnet.Models.Pipelines;
using Linnet.Tagging;

namespace Linnet.Training.Tasks.Tagging;

/// <summary>Measures a tagger on rows with true tags.</summary>
internal static class TaggingEvaluation
{
    /// <summary>The report on at least one row.</summary>
    internal static IEvaluationReport Run(TokenClassifier tagger, IReadOnlyList<TaggedRow> rows)
        => Report(tagger, rows, tagger.Tag([.. rows.Select(row => row.Words)]));

    /// <summary>The report on at least one row.</summary>
    /// <param name="tagger">Of the kind that has tagged the rows.</param>
    /// <param name="rows">With true tags.</param>
    /// <param name="tagged">As many.</param>
    internal static IEvaluationReport Report(TokenClassifier tagger, IReadOnlyList<TaggedRow> rows, IReadOnlyList<TaggedWords> tagged)
    {
        var tags = TaggingEvaluator.Evaluate([.. rows.Select(row => row.Tags)], [.. tagged.Select(row => InSchemeOf(row.Tags))]);
        if (tagger.Intents.Count == 0) return tags;
        return new IntentSlotReport(tags, [.. rows.Select((row, i) => row.Intent == tagged[i].Intent)], [.. rows.Select((row, i) => SameTags(row, tagged[i]))]);

        IReadOnlyList<string> InSchemeOf(string[] predicted) => tagger.Scheme == TagScheme.Plain
            ? predicted
            : TagSpans.ToTags(TagSpans.Of(predicted), predicted.Length, TagScheme.Bio);

        bool SameTags(TaggedRow row, TaggedWords answer) =>
            TagSpans.Of(row.Tags).SequenceEqual(TagSpans.Of(answer.Tags));
    }
}
