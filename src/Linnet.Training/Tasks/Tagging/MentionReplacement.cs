using Linnet.Models.Pipelines;
using Linnet.Numerics;
using Linnet.Tagging;

namespace Linnet.Training.Tasks.Tagging;

/// <summary>
/// Spans are now and then replaced by others of their type from the training rows, so that a network learns to tell them by what stands
/// around them as well (Dai and Adel 2020, "An Analysis of Simple Data Augmentation for Named Entity Recognition").
/// </summary>
internal sealed class MentionReplacement
{
    private readonly TaggingRows _rows;
    private readonly IReadOnlyList<string> _labels;
    private readonly double _rate;
    private readonly Dictionary<string, List<(int Row, int Start, int Length)>> _mentions = new(StringComparer.Ordinal);

    /// <summary>Collects the spans of all rows.</summary>
    /// <param name="rows">The training rows.</param>
    /// <param name="labels">The tags that the rows' numbers stand for; they mark spans.</param>
    /// <param name="rate">How often a span is replaced, 0 to 1.</param>
    internal MentionReplacement(TaggingRows rows, IReadOnlyList<string> labels, double rate)
    {
        (_rows, _labels, _rate) = (rows, labels, rate);
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var span in Spans(rows.Tags(row)))
            {
                if (!_mentions.TryGetValue(span.Type, out var mentions)) _mentions.Add(span.Type, mentions = []);
                mentions.Add((row, span.Start, span.End - span.Start));
            }
        }
    }

    /// <summary>A row with some of its spans replaced; a replaced one may be longer or shorter.</summary>
    /// <param name="example">The row as it is.</param>
    /// <param name="random">Of the step.</param>
    internal TaggedExample Apply(TaggedExample example, SeededRandom random)
    {
        var (words, tags) = (new List<EncodedWord>(example.Words.Length), new List<int>(example.Tags.Length));
        var place = 0;
        foreach (var span in Spans(example.Tags))
        {
            if (random.NextDouble() >= _rate) continue;
            var mentions = _mentions[span.Type];
            var (row, start, length) = mentions[random.Next(mentions.Count)];
            words.AddRange(example.Words[place..span.Start]);
            tags.AddRange(example.Tags[place..span.Start]);
            words.AddRange(_rows.Words(row).AsSpan(start, length));
            tags.AddRange(_rows.Tags(row).Slice(start, length));
            place = span.End;
        }

        if (place == 0) return example;
        return new TaggedExample([.. words, .. example.Words[place..]], [.. tags, .. example.Tags[place..]]);
    }

    private List<TagSpan> Spans(ReadOnlySpan<int> tags)
    {
        var names = new string[tags.Length];
        for (var i = 0; i < names.Length; i++) names[i] = _labels[tags[i]];
        return TagSpans.Of(names);
    }
}
