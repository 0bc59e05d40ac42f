using Linnet.Numerics;
using Linnet.Tensors;

namespace Linnet.Models.Initializers;

/// <summary>
/// A random matrix with orthonormal rows (or columns, whichever are fewer), times gain: the usual start of recurrent weights
/// (Saxe et al. 2013). Axes after the first are taken together.
/// </summary>
/// <param name="gain">Factor on every element.</param>
public sealed class Orthogonal(double gain = 1) : IInitializer
{
    /// <inheritdoc/>
    public void Fill(Span<float> values, Shape shape, SeededRandom random)
    {
        if (shape.Rank < 2 || shape.Count == 0)
            throw new ShapeException($"Orthogonal initialisation needs a weight of two or more axes; received {shape}.");
        var rows = shape[0];
        var columns = shape.Count / rows;
        var (count, size) = rows <= columns ? (rows, columns) : (columns, rows);
        var vectors = new double[count][];
        for (var i = 0; i < count; i++) vectors[i] = NextVector(vectors.AsSpan(0, i), size, random);
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
                values[(r * columns) + c] = (float)(gain * (rows <= columns ? vectors[r][c] : vectors[c][r]));
        }
    }

    /// <summary>A random unit vector orthogonal to the ones before it (modified Gram-Schmidt, twice for accuracy).</summary>
    private static double[] NextVector(ReadOnlySpan<double[]> before, int size, SeededRandom random)
    {
        var vector = new double[size];
        double norm;
        do
        {
            for (var i = 0; i < size; i++) vector[i] = random.NextNormal();
            for (var pass = 0; pass < 2; pass++)
            {
                foreach (var other in before)
                {
                    var along = Dot(vector, other);
                    for (var i = 0; i < size; i++) vector[i] -= along * other[i];
                }
            }

            norm = Math.Sqrt(Dot(vector, vector));
        }
        while (norm < 1e-8);

        for (var i = 0; i < size; i++) vector[i] /= norm;
        return vector;
    }

    private static double Dot(double[] left, double[] right)
    {
        double sum = 0;
        for (var i = 0; i < left.Length; i++) sum += left[i] * right[i];
        return sum;
    }
}
