using Linnet.Tensors.Kernels;

namespace Linnet.Tensors.Tests.Kernels.Gemm;

[Collection(KernelSettings.Name)]
public sealed unsafe class GemmBatchTests
{
    /// <summary>Scores of attention: q and k [batch, length, heads·size], scores [batch, heads, length, length].</summary>
    [Theory]
    [InlineData(2, 3, 5, 8)]
    [InlineData(1, 1, 33, 64)]
    [InlineData(4, 2, 17, 20)]
    public void Heads_interleaved_in_rows_are_addressed_by_two_strides(int batch, int heads, int length, int size)
    {
        var width = heads * size;
        var random = new Numerics.SeededRandom(5);
        var q = Values(batch * length * width);
        var keys = Values(batch * length * width);
        var scores = new float[batch * heads * length * length];
        foreach (var threads in (int[])[1, 2, 3])
        {
            Array.Clear(scores);
            KernelSettings.With(SimdSelection.Best, threads, () =>
            {
                fixed (float* a = q, b = keys, c = scores)
                {
                    var layout = new GemmBatch
                    {
                        Outer = batch,
                        Inner = heads,
                        AOuter = length * width,
                        AInner = size,
                        BOuter = length * width,
                        BInner = size,
                        COuter = heads * length * length,
                        CInner = length * length,
                    };
                    Tensors.Kernels.Gemm.RunBatched(false, true, layout, length, length, size, a, width, b, width, 0, c, length,
                        new GemmEpilogue { Alpha = 0.125f });
                }
            });
            for (var item = 0; item < batch * heads; item++)
                for (var i = 0; i < length; i++)
                    for (var j = 0; j < length; j++)
                    {
                        double sum = 0;
                        var first = (item / heads * length * width) + (item % heads * size);
                        for (var p = 0; p < size; p++) sum += (double)q[first + (i * width) + p] * keys[first + (j * width) + p];
                        Assert.Equal(sum * 0.125, scores[(((item * length) + i) * length) + j], 1e-5);
                    }
        }

        float[] Values(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)random.NextDouble() - 0.5f)];
    }

    [Fact]
    public void An_empty_batch_does_nothing()
    {
        var value = 7f;
        Tensors.Kernels.Gemm.RunBatched(false, false, new GemmBatch { Outer = 0, Inner = 3 }, 1, 1, 1, &value, 1, &value, 1, 0, &value, 1);
        Assert.Equal(7f, value);
    }
}
