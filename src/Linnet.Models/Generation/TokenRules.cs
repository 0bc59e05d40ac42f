namespace Linnet.Models.Generation;

/// <summary>What may not, and what must, be written next.</summary>
/// <param name="config">The rules.</param>
/// <param name="maxLength">Most ids of a text.</param>
internal sealed class TokenRules(SequenceGenerationConfig config, int maxLength)
{
    /// <summary>Gives forbidden tokens a score of minus infinity, and one that must come the only finite one.</summary>
    /// <param name="written">The text so far.</param>
    /// <param name="scores">Log-probabilities, or logits, of the token that follows.</param>
    internal void Apply(ReadOnlySpan<int> written, Span<float> scores)
    {
        foreach (var word in config.BadWords)
        {
            if (EndsWithBeginning(written, word)) scores[word[^1]] = float.NegativeInfinity;
        }

        if (config.ForcedEosTokenId is { } forced && written.Length == maxLength - 1)
        {
            scores.Fill(float.NegativeInfinity);
            scores[forced] = 0;
        }
        else if (config.RenormalizeLogits)
        {
            Renormalize(scores);
        }
    }

    /// <summary>Takes the logarithm of the sum of all probabilities off each.</summary>
    private static void Renormalize(Span<float> scores)
    {
        var best = float.NegativeInfinity;
        foreach (var score in scores) best = Math.Max(best, score);
        if (!float.IsFinite(best)) return;
        double sum = 0;
        foreach (var score in scores) sum += Math.Exp(score - best);
        var all = best + (float)Math.Log(sum);
        for (var i = 0; i < scores.Length; i++) scores[i] -= all;
    }

    private static bool EndsWithBeginning(ReadOnlySpan<int> written, IReadOnlyList<int> word)
    {
        var before = word.Count - 1;
        if (before > written.Length) return false;
        for (var i = 0; i < before; i++)
        {
            if (written[written.Length - before + i] != word[i]) return false;
        }

        return true;
    }
}
