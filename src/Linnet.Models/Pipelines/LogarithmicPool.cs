namespace Linnet.Models.Pipelines;

/// <summary>
/// The logarithmic opinion pool (Genest and Zidek 1986): probabilities of several models are joined by a weighted sum of their logarithms,
/// which are logits up to a constant. A weight says how far to trust a model and sets right how sure it is of itself
/// at the same time, so the weights need not sum to 1.
/// </summary>
internal static class LogarithmicPool
{
    /// <summary>Probabilities below this count as this, so that one confident mistake does not outvote all others.</summary>
    private const float Floor = 1e-4f;

    /// <summary>Adds a model's logits, times its weight.</summary>
    /// <param name="probabilities">The model's answer, <c>[rows, labels]</c>.</param>
    /// <param name="weight">The model's weight.</param>
    /// <param name="problem">Whether labels exclude each other.</param>
    /// <param name="logits">The sum so far, as many numbers.</param>
    internal static void Add(ReadOnlySpan<float> probabilities, float weight, ProblemType problem, Span<float> logits)
    {
        for (var i = 0; i < probabilities.Length; i++)
        {
            var logit = MathF.Log(Math.Max(Floor, probabilities[i]));
            if (problem == ProblemType.MultiLabel) logit -= MathF.Log(Math.Max(Floor, 1 - probabilities[i]));
            logits[i] += weight * logit;
        }
    }
}
