namespace Linnet.Evaluation;

/// <summary>Checks the shape and values of the probabilities that an evaluation is given.</summary>
internal static class ProbabilityRows
{
    internal static void Check(int rows, int labels, ReadOnlySpan<float> probabilities)
    {
        if (rows == 0) throw new ShapeException("There are no rows to evaluate; give at least one.");
        if (probabilities.Length != rows * labels)
            throw new ShapeException($"Probabilities have {probabilities.Length} values, expected [{rows}, {labels}] = {rows * labels}.");
        var bad = probabilities.IndexOfAnyExceptInRange(0f, 1f);
        if (bad >= 0)
        {
            throw new TrainingException(
                $"The probability of row {bad / labels}, label {bad % labels} is {probabilities[bad]}, expected 0 to 1; the model's weights are damaged or its training diverged.");
        }
    }
}
