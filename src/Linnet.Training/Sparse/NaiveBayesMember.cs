using Linnet.Models.Sparse;

namespace Linnet.Training.Sparse;

/// <summary>
/// Complement naive Bayes over one block of features (Rennie, Shih, Teevan and Karger, "Tackling the Poor Assumptions of Naive Bayes
/// Text Classifiers", 2003): a feature speaks for a label as far as it is rare in the texts of all others. With two labels, or where
/// labels do not exclude each other, it is the log ratio of the feature's frequencies with and without the label. It generalises
/// from few texts where a logistic regression, which knows only differences, does not; the blend takes what each is good for.
/// </summary>
internal sealed class NaiveBayesMember : ILinearMember
{
    /// <summary>Counts and takes logarithms; there is nothing to iterate.</summary>
    /// <param name="features">The block's features, one row a text, none negative.</param>
    /// <param name="targets">What to predict.</param>
    /// <param name="rowWeights">How much each row counts, or null.</param>
    /// <param name="smoothing">Added to the mass of every feature, above 0.</param>
    public NaiveBayesMember(CsrMatrix features, LabelTargets targets, float[]? rowWeights, double smoothing)
    {
        var width = targets.Width;
        var inside = new float[features.Columns * width];
        var all = new double[features.Columns];
        Count(features, targets, rowWeights, inside, all);
        var total = all.Sum();
        var weights = new float[inside.Length];
        for (var k = 0; k < targets.Outputs; k++)
        {
            var mass = 0.0;
            for (var column = 0; column < all.Length; column++) mass += inside[(column * width) + k];
            var (withMass, withoutMass) = (mass + (smoothing * all.Length), total - mass + (smoothing * all.Length));
            for (var column = 0; column < all.Length; column++)
            {
                var index = (column * width) + k;
                var without = Math.Log((Math.Max(0, all[column] - inside[index]) + smoothing) / withoutMass);
                weights[index] = (float)((targets.IsSoftmax ? 0 : Math.Log((inside[index] + smoothing) / withMass)) - without);
            }
        }

        Weights = weights;
        Bias = new float[width];
    }

    /// <inheritdoc/>
    public float[] Weights { get; }

    /// <inheritdoc/>
    public float[] Bias { get; }

    private static void Count(CsrMatrix features, LabelTargets targets, float[]? rowWeights, float[] inside, double[] all)
    {
        var width = targets.Width;
        var present = new List<int>();
        for (var row = 0; row < features.Rows; row++)
        {
            var weight = rowWeights?[row] ?? 1;
            present.Clear();
            for (var k = 0; k < targets.Outputs; k++)
            {
                if (targets.Table[(row * width) + k] != 0) present.Add(k);
            }

            for (var entry = features.RowStarts[row]; entry < features.RowStarts[row + 1]; entry++)
            {
                var (column, value) = (features.ColumnIndices[entry], weight * features.Values[entry]);
                all[column] += value;
                foreach (var k in present) inside[(column * width) + k] += value;
            }
        }
    }
}
