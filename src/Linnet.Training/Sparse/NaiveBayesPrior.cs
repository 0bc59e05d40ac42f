using Linnet.Models.Sparse;

namespace Linnet.Training.Sparse;

/// <summary>
/// Prior variances of weights from naive Bayes (after Wang and Manning 2012, who scale the features instead, which is the
/// same): a feature whose log ratio of frequencies between a label and the rest is large may have a large weight.
/// </summary>
internal static class NaiveBayesPrior
{
    private const double Smoothing = 1;

    /// <summary>|log ratio|^(2·power), scaled so that a text's vector has a mean squared length of 1 for every output.</summary>
    /// <param name="transposed">The training features, <c>[columns, rows]</c>.</param>
    /// <param name="targets">The training targets.</param>
    /// <param name="power">Above 0; 1 is the paper's.</param>
    /// <returns>Shape <c>[columns, width]</c>.</returns>
    public static float[] Variances(CsrMatrix transposed, LabelTargets targets, double power)
    {
        var (columns, width, outputs) = (transposed.Rows, targets.Width, targets.Outputs);
        var present = new float[columns * width];
        var occurrences = new float[columns];
        for (var column = 0; column < columns; column++)
        {
            for (var entry = transposed.RowStarts[column]; entry < transposed.RowStarts[column + 1]; entry++)
            {
                occurrences[column]++;
                var row = transposed.ColumnIndices[entry] * width;
                for (var k = 0; k < outputs; k++) present[(column * width) + k] += targets.Table[row + k];
            }
        }

        var variances = present;
        var all = occurrences.Sum(count => (double)count) + (Smoothing * columns);
        for (var k = 0; k < outputs; k++)
        {
            var inside = Smoothing * columns;
            for (var column = 0; column < columns; column++) inside += present[(column * width) + k];
            var outside = all + (Smoothing * columns) - inside;
            for (var column = 0; column < columns; column++)
            {
                var with = (present[(column * width) + k] + Smoothing) / inside;
                var without = (occurrences[column] - present[(column * width) + k] + Smoothing) / outside;
                variances[(column * width) + k] = (float)Math.Pow(Math.Abs(Math.Log(with / without)), 2 * power);
            }

            Normalise(transposed, variances, width, k);
        }

        return variances;
    }

    private static void Normalise(CsrMatrix transposed, float[] variances, int width, int output)
    {
        var squares = 0.0;
        for (var column = 0; column < transposed.Rows; column++)
        {
            var (start, end) = (transposed.RowStarts[column], transposed.RowStarts[column + 1]);
            var values = transposed.Values.AsSpan(start, end - start);
            squares += variances[(column * width) + output] * DenseVectors.Dot(values, values);
        }

        if (squares <= 0) return;
        var scale = (float)(transposed.Columns / squares);
        for (var column = 0; column < transposed.Rows; column++) variances[(column * width) + output] *= scale;
    }
}
