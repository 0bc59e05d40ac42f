namespace Linnet.Training.Tasks.Similarity;

/// <summary>Weights, none negative, with which what several models say of held-out pairs adds up to the least squared error (stacking: Wolpert 1992).</summary>
internal static class PairBlend
{
    private const int Sweeps = 500;

    /// <summary>Finds weights and bias, one number after the other; the error is convex in them.</summary>
    /// <param name="members">What each model says of the held-out pairs.</param>
    /// <param name="truth">What is true of them.</param>
    internal static (float[] Weights, float Bias) Fit(IReadOnlyList<float[]> members, float[] truth)
    {
        var weights = new double[members.Count];
        Array.Fill(weights, 1.0 / members.Count);
        double bias = 0;
        var error = truth.Select((value, row) => members.Average(member => (double)member[row]) - value).ToArray();
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var mean = error.Average();
            bias -= mean;
            for (var row = 0; row < error.Length; row++) error[row] -= mean;
            for (var m = 0; m < weights.Length; m++)
            {
                double product = 0, squares = 1e-12;
                for (var row = 0; row < error.Length; row++)
                {
                    product += error[row] * members[m][row];
                    squares += (double)members[m][row] * members[m][row];
                }

                var change = Math.Max(-weights[m], -product / squares);
                weights[m] += change;
                for (var row = 0; row < error.Length; row++) error[row] += change * members[m][row];
            }
        }

        return ([.. weights.Select(weight => (float)weight)], (float)bias);
    }
}
