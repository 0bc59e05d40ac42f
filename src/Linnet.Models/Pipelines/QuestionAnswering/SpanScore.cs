namespace Linnet.Models.Pipelines;

/// <summary>The best span of a window.</summary>
/// <param name="Start">0-based index of its first character in the whole text.</param>
/// <param name="End">One past its last; 0 for no span at all.</param>
/// <param name="Margin">
/// By how much its score exceeds that of "not here", which is the first token's (Devlin et al. 2019, section 4.3): what makes windows comparable.
/// </param>
/// <param name="Probability">Of beginning and end together among all places of the window.</param>
internal readonly record struct SpanScore(int Start, int End, double Margin, float Probability)
{
    /// <summary>Most tokens of an answer.</summary>
    internal const int LongestAnswer = 50;

    internal static SpanScore None => new(0, 0, double.NegativeInfinity, 0);

    /// <summary>The best span.</summary>
    /// <param name="window">The window.</param>
    /// <param name="logits">Beginning and end of each token, <c>[length, 2]</c>.</param>
    internal static SpanScore Best(AnswerWindow window, ReadOnlySpan<float> logits)
    {
        var (best, from, to) = (double.NegativeInfinity, -1, -1);
        for (var start = window.ContextStart; start < window.ContextEnd; start++)
        {
            var limit = Math.Min(window.ContextEnd, start + LongestAnswer);
            for (var end = start; end < limit; end++)
            {
                var score = (double)logits[2 * start] + logits[(2 * end) + 1];
                if (score > best) (best, from, to) = (score, start, end);
            }
        }

        if (from < 0) return None;
        var probability = Math.Exp(best - LogSum(window, logits, 0) - LogSum(window, logits, 1));
        return new SpanScore(
            window.Offsets[from - window.ContextStart].Start, window.Offsets[to - window.ContextStart].End, best - logits[0] - logits[1], (float)Math.Min(1, probability));
    }

    /// <summary>The logarithm of the sum over the text's tokens and the first one.</summary>
    private static double LogSum(AnswerWindow window, ReadOnlySpan<float> logits, int side)
    {
        var most = logits[side];
        for (var i = window.ContextStart; i < window.ContextEnd; i++) most = Math.Max(most, logits[(2 * i) + side]);
        var sum = Math.Exp(logits[side] - most);
        for (var i = window.ContextStart; i < window.ContextEnd; i++) sum += Math.Exp(logits[(2 * i) + side] - most);
        return most + Math.Log(sum);
    }
}
