namespace Linnet.Evaluation;

/// <summary>The counts that BLEU sums over sentences.</summary>
internal sealed class BleuStatistics(BleuOptions options)
{
    internal int[] Matches { get; } = new int[options.MaxOrder];

    internal int[] Totals { get; } = new int[options.MaxOrder];

    internal int PredictionLength { get; private set; }

    internal int ReferenceLength { get; private set; }

    internal void Add(string prediction, IReadOnlyList<string> references)
    {
        var index = new NgramIndex();
        var tokens = Tokens(index, prediction);
        var counts = index.Count(tokens, options.MaxOrder);
        var most = index.Count([], options.MaxOrder);
        var closest = -1;
        foreach (var reference in references)
        {
            var expected = Tokens(index, reference);
            if (closest < 0 || IsCloser(expected.Length, closest, tokens.Length)) closest = expected.Length;
            var other = index.Count(expected, options.MaxOrder);
            for (var n = 0; n < most.Length; n++)
                foreach (var (number, count) in other[n]) most[n][number] = Math.Max(count, most[n].GetValueOrDefault(number));
        }

        PredictionLength += tokens.Length;
        ReferenceLength += closest;
        for (var n = 0; n < most.Length; n++)
        {
            Matches[n] += NgramIndex.Overlap(counts[n], most[n]);
            Totals[n] += Math.Max(0, tokens.Length - n);
        }
    }

    private static bool IsCloser(int length, int than, int to)
    {
        var (distance, before) = (Math.Abs(length - to), Math.Abs(than - to));
        return distance < before || (distance == before && length < than);
    }

    private int[] Tokens(NgramIndex index, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (options.Lowercase) text = text.ToLowerInvariant();
        return index.Words(BleuTokens.Split(text.TrimEnd(), options.Tokenizer));
    }
}
