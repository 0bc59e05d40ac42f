using Linnet.Models.Pipelines;

namespace Linnet.Training.Trainers;

/// <summary>
/// The weights of an ensemble that make held-out labels most likely under the weighted mean of the members' probabilities: the
/// maximum-likelihood mixture, found by expectation maximisation (Dempster, Laird and Rubin 1977). The likelihood is concave in
/// the weights, so there is one answer and nothing to tune.
/// </summary>
internal static class MixtureWeights
{
    private const int Iterations = 200;

    /// <summary>Probabilities below this count as this, so that one confident mistake does not silence a member.</summary>
    private const double Floor = 1e-3;

    /// <param name="members">Each member's probabilities, <c>[rows, labels]</c>.</param>
    /// <param name="truth">True label indices of each row.</param>
    /// <param name="labelCount">Number of labels.</param>
    /// <param name="problem">One label a row, or any number: then each label is a yes or no of its own.</param>
    /// <returns>A weight for each member, 0 or more, summing to 1.</returns>
    internal static float[] Fit(IReadOnlyList<float[]> members, IReadOnlyList<int[]> truth, int labelCount, ProblemType problem)
    {
        var likelihoods = members.Select(member => Likelihoods(member, truth, labelCount, problem)).ToArray();
        var weights = Enumerable.Repeat(1.0 / members.Count, members.Count).ToArray();
        var observations = likelihoods[0].Length;
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var shares = new double[weights.Length];
            for (var i = 0; i < observations; i++)
            {
                double total = 0;
                for (var m = 0; m < weights.Length; m++) total += weights[m] * likelihoods[m][i];
                for (var m = 0; m < weights.Length; m++) shares[m] += weights[m] * likelihoods[m][i] / total;
            }

            for (var m = 0; m < weights.Length; m++) weights[m] = shares[m] / observations;
        }

        return Array.ConvertAll(weights, weight => (float)weight);
    }

    private static double[] Likelihoods(float[] probabilities, IReadOnlyList<int[]> truth, int labelCount, ProblemType problem)
    {
        if (problem == ProblemType.SingleLabel)
            return [.. truth.Select((labels, row) => Math.Max(Floor, probabilities[(row * labelCount) + labels[0]]))];
        var likelihoods = new double[truth.Count * labelCount];
        for (var row = 0; row < truth.Count; row++)
        {
            for (var label = 0; label < labelCount; label++)
            {
                var index = (row * labelCount) + label;
                likelihoods[index] = Math.Max(Floor, truth[row].Contains(label) ? probabilities[index] : 1 - probabilities[index]);
            }
        }

        return likelihoods;
    }
}
