namespace Linnet.Models.Pipelines;

/// <summary>
/// Tells a network where a text has the question's words: the feature "exact match" of Chen et al. 2017, section 3.2, widened to runs of tokens, and
/// whether the token's sentence is among those nearest to the question. A mark is a token type, 1 for nothing.
/// </summary>
internal static class MatchMarks
{
    /// <summary>Number of token types that a network needs, the question's own 0 included.</summary>
    internal const int TypeCount = 1 + (Levels * Ranks);

    private const int Levels = 4;
    private const int Ranks = 3;
    private const int LastNearRank = 3;

    /// <summary>The type of every token of the text.</summary>
    /// <param name="question">Tokens of the question.</param>
    /// <param name="context">Tokens of the text.</param>
    /// <param name="starts">Where in the text each token begins.</param>
    /// <param name="sentences">Bounds of the text's sentences, in order.</param>
    /// <param name="similarities">How near each sentence is to the question.</param>
    internal static int[] Of(
        ReadOnlySpan<int> question, ReadOnlySpan<int> context, ReadOnlySpan<int> starts, IReadOnlyList<(int Start, int End)> sentences, double[] similarities)
    {
        var types = new int[context.Length];
        var known = new HashSet<(int, int, int)>();
        for (var i = 0; i < question.Length; i++)
        {
            known.Add((question[i], -1, -1));
            if (i + 1 < question.Length) known.Add((question[i], question[i + 1], -1));
            if (i + 2 < question.Length) known.Add((question[i], question[i + 1], question[i + 2]));
        }

        for (var i = 0; i < context.Length; i++)
        {
            if (known.Contains((context[i], -1, -1))) Raise(i, 1, 1);
            if (i + 1 < context.Length && known.Contains((context[i], context[i + 1], -1))) Raise(i, 2, 2);
            if (i + 2 < context.Length && known.Contains((context[i], context[i + 1], context[i + 2]))) Raise(i, 3, 3);
        }

        var ranks = RanksOf(similarities);
        var sentence = 0;
        for (var i = 0; i < context.Length; i++)
        {
            while (sentence + 1 < sentences.Count && sentences[sentence + 1].Start <= starts[i]) sentence++;
            types[i] += 1 + (Levels * (ranks.Length == 0 ? Ranks - 1 : ranks[sentence]));
        }

        return types;

        void Raise(int from, int count, int level)
        {
            for (var i = from; i < from + count; i++) types[i] = Math.Max(types[i], level);
        }
    }

    /// <summary>0 for the nearest sentence, 1 for the next ones, 2 for the rest.</summary>
    private static int[] RanksOf(double[] similarities)
    {
        var ranks = new int[similarities.Length];
        var order = Enumerable.Range(0, similarities.Length).OrderByDescending(i => similarities[i]).ToArray();
        for (var place = 0; place < order.Length; place++)
            ranks[order[place]] = similarities[order[place]] == 0 ? Ranks - 1 : place == 0 ? 0 : place < LastNearRank ? 1 : Ranks - 1;
        return ranks;
    }
}
