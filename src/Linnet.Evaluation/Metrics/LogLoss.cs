namespace Linnet.Evaluation;

/// <summary>Mean negative log probability of the truth. Probabilities are kept off 0 and 1 by float32's epsilon, as scikit-learn does.</summary>
internal static class LogLoss
{
    private const double Epsilon = 1.1920928955078125e-07;

    /// <summary>For one true label a row; rows are normalised to sum to one after clipping.</summary>
    internal static double SingleLabel(ReadOnlySpan<int> truth, ReadOnlySpan<float> probabilities, int labelCount)
    {
        double total = 0;
        for (var row = 0; row < truth.Length; row++)
        {
            var values = probabilities.Slice(row * labelCount, labelCount);
            double sum = 0;
            foreach (var value in values) sum += Clip(value);
            total -= Math.Log(Clip(values[truth[row]]) / sum);
        }

        return total / truth.Length;
    }

    /// <summary>Mean binary cross-entropy over all rows and labels.</summary>
    internal static double MultiLabel(ReadOnlySpan<bool> truth, ReadOnlySpan<float> probabilities)
    {
        double total = 0;
        for (var i = 0; i < truth.Length; i++)
        {
            var value = Clip(probabilities[i]);
            total -= Math.Log(truth[i] ? value : 1 - value);
        }

        return total / truth.Length;
    }

    private static double Clip(double value) => Math.Clamp(value, Epsilon, 1 - Epsilon);
}
