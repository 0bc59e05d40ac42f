using Linnet.Numerics;

namespace Linnet.Benchmarks.Retrieval;

/// <summary>
/// Vectors of length 1 that lie in clusters of very different sizes, as vectors of texts do: centres at random, their shares falling as 1 / rank, and
/// noise about as long as the distance between near centres.
/// </summary>
internal static class ClusteredVectors
{
    private const int VectorsOfACluster = 100;
    private const float Noise = 0.7f;

    /// <summary>Draws vectors.</summary>
    /// <param name="count">How many.</param>
    /// <param name="dimension">Numbers of a vector.</param>
    /// <param name="clusters">How many centres; those of one seed are the same for any count.</param>
    /// <param name="seed">Of the centres.</param>
    /// <param name="part">Another part of the same clusters: queries beside what is searched.</param>
    /// <returns><c>[count, dimension]</c>.</returns>
    internal static float[] Create(int count, int dimension, int clusters, ulong seed, ulong part)
    {
        var centers = Unit(clusters, dimension, new SeededRandom(seed));
        var random = new SeededRandom(SplitMix64.At(seed, part));
        var values = new float[checked(count * dimension)];
        var scale = Noise / MathF.Sqrt(dimension);
        for (var row = 0; row < count; row++)
        {
            // The rank r with a probability that falls as 1 / r.
            var center = Math.Min(clusters - 1, (int)Math.Pow(clusters + 1, random.NextDouble()) - 1);
            var vector = values.AsSpan(row * dimension, dimension);
            for (var i = 0; i < dimension; i++) vector[i] = centers[(center * dimension) + i] + (scale * (float)random.NextNormal());
            Normalize(vector);
        }

        return values;
    }

    /// <summary>A number of clusters that goes with a number of vectors.</summary>
    internal static int ClustersFor(int count) => Math.Max(1, count / VectorsOfACluster);

    private static float[] Unit(int count, int dimension, SeededRandom random)
    {
        var values = new float[checked(count * dimension)];
        for (var i = 0; i < values.Length; i++) values[i] = (float)random.NextNormal();
        for (var row = 0; row < count; row++) Normalize(values.AsSpan(row * dimension, dimension));
        return values;
    }

    private static void Normalize(Span<float> vector)
    {
        double squares = 0;
        foreach (var value in vector) squares += (double)value * value;
        var factor = (float)(1 / Math.Sqrt(Math.Max(squares, 1e-20)));
        for (var i = 0; i < vector.Length; i++) vector[i] *= factor;
    }
}
