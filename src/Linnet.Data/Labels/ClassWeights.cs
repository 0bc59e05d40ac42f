namespace Linnet.Data;

/// <summary>Weights of labels for the loss, from how often each occurs.</summary>
public static class ClassWeights
{
    /// <summary>One weight a label; 0 for labels that do not occur.</summary>
    /// <param name="counts">Rows of each label, by id.</param>
    /// <param name="weighting">The scheme.</param>
    /// <param name="beta">β of <see cref="ClassWeighting.EffectiveNumber"/>, from 0 (inclusive) to 1 (exclusive).</param>
    /// <exception cref="ConfigurationException">β out of range.</exception>
    public static float[] Compute(IReadOnlyList<long> counts, ClassWeighting weighting, double beta = 0.999)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (beta is not (>= 0 and < 1)) throw new ConfigurationException($"beta is {beta}; it must be from 0 to below 1, such as 0.999.");
        double rows = counts.Sum();
        var present = counts.Count(count => count > 0);
        var weights = counts.Select(count => count == 0 ? 0 : weighting switch
        {
            ClassWeighting.Balanced => rows / (present * (double)count),
            ClassWeighting.Sqrt => Math.Sqrt(rows / (present * (double)count)),
            ClassWeighting.EffectiveNumber => (1 - beta) / (1 - Math.Pow(beta, count)),
            _ => 1,
        }).ToArray();
        var scale = weighting == ClassWeighting.EffectiveNumber && present > 0 ? present / weights.Sum() : 1;
        return Array.ConvertAll(weights, weight => (float)(weight * scale));
    }
}
