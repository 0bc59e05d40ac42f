namespace Linnet.Training.Sparse;

/// <summary>
/// Weights, none negative, with which the logits of several models add up to the least log loss: stacking (Wolpert 1992) with one
/// number a model. For a single model it is temperature scaling (Guo et al. 2017).
/// </summary>
internal static class LogitBlend
{
    private const int Sweeps = 60;
    private const double Tolerance = 1e-3;

    /// <summary>Finds the weights by Newton steps along one model at a time; the loss is convex.</summary>
    /// <param name="loss">The loss of logits of held-out texts.</param>
    /// <param name="members">Logits of each model for these texts.</param>
    /// <param name="blended">Receives the weighted sum.</param>
    /// <returns>A weight for each model, and the mean loss.</returns>
    public static (float[] Weights, double Loss) Fit(LogisticLoss loss, IReadOnlyList<float[]> members, float[] blended)
    {
        var weights = new float[members.Count];
        Array.Clear(blended);
        Array.Fill(weights, 1f / members.Count);
        foreach (var member in members) DenseVectors.AddScaled(member, 1f / members.Count, blended);
        var value = double.PositiveInfinity;
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var largest = 0.0;
            for (var m = 0; m < members.Count; m++)
            {
                var (now, slope, curvature) = loss.AlongLine(blended, members[m], 0);
                value = now;
                if (!(curvature > 0)) continue;
                var change = (float)Math.Max(-weights[m], Math.Clamp(-slope / curvature, -1, 1));
                weights[m] += change;
                DenseVectors.AddScaled(members[m], change, blended);
                largest = Math.Max(largest, Math.Abs(change));
            }

            if (largest < Tolerance) break;
        }

        return (weights, value);
    }
}
