namespace Linnet.Training.Tasks.Pretraining;

/// <summary>Draws a token with the probability that a softmax over its logits gives it.</summary>
internal static class TokenDraw
{
    /// <summary>The token at a share of the whole probability.</summary>
    /// <param name="logits">One number a token.</param>
    /// <param name="share">In [0, 1), drawn evenly.</param>
    internal static int From(ReadOnlySpan<float> logits, double share)
    {
        var most = float.NegativeInfinity;
        foreach (var logit in logits) most = Math.Max(most, logit);
        double sum = 0;
        foreach (var logit in logits) sum += MathF.Exp(logit - most);
        var wanted = share * sum;
        for (var token = 0; token < logits.Length; token++)
        {
            wanted -= MathF.Exp(logits[token] - most);
            if (wanted < 0) return token;
        }

        return logits.Length - 1;
    }
}
