using Linnet.Numerics;

namespace Linnet.Tensors.Tests;

/// <summary>Repeatable random values for tests.</summary>
internal static class TestValues
{
    internal static float[] Normal(int count, ulong seed = 1, double scale = 1)
    {
        var random = new SeededRandom(seed);
        var values = new float[count];
        for (var i = 0; i < count; i++) values[i] = (float)(random.NextNormal() * scale);
        return values;
    }

    internal static int[] Ids(int count, int bound, ulong seed = 1)
    {
        var random = new SeededRandom(seed);
        var values = new int[count];
        for (var i = 0; i < count; i++) values[i] = random.Next(bound);
        return values;
    }

    internal static Tensor NormalTensor(Shape shape, ulong seed = 1, double scale = 1) => Tensor.From(Normal(shape.Count, seed, scale), shape);

    internal static void AssertClose(ReadOnlySpan<double> expected, ReadOnlySpan<float> actual, double tolerance = 1e-5)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            var allowed = tolerance * Math.Max(1, Math.Abs(expected[i]));
            Assert.True(Math.Abs(expected[i] - actual[i]) <= allowed, $"element {i}: expected {expected[i]}, received {actual[i]}");
        }
    }
}
