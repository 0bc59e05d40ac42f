using Linnet.Models.Sparse;
using Linnet.Numerics;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Models.Tests.Sparse;

public unsafe class RowLoopsTests
{
    public static TheoryData<int> Widths => [1, 3, 4, 7, 16, 31, 50, 64, 100, 129];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Vectors_do_what_the_scalar_twin_does(int width)
    {
        var scalar = Everything<Lanes1>(width);
        Compare(scalar, Everything<Lanes128>(width));
        Compare(scalar, Everything<Lanes256>(width));
        Compare(scalar, Everything<Lanes512>(width));
    }

    private static void Compare((float[] Exact, float[] Sums) expected, (float[] Exact, float[] Sums) actual)
    {
        Assert.Equal(expected.Exact, actual.Exact);
        for (var i = 0; i < expected.Sums.Length; i++) Assert.Equal(expected.Sums[i], actual.Sums[i], 1e-4f);
    }

    private static (float[] Exact, float[] Sums) Everything<TLanes>(int width)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var random = new SeededRandom((ulong)width);
        float[] Random(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)random.NextNormal())];
        var matrix = Random(9 * width);
        var vector = Random(width);
        var weights = Random(6);
        int[] rows = [8, 0, 3, 3, 5, 1];
        var results = new float[2 * width];
        fixed (float* m = matrix, v = vector, w = weights, r = results)
        fixed (int* at = rows)
        {
            RowLoops<TLanes>.AddWeightedRows(m, width, at, rows.Length, w, r);
            RowLoops<TLanes>.AddWeightedRows(m, width, at, rows.Length, null, r + width);
            RowLoops<TLanes>.AddToRows(m, width, at, rows.Length, v);
            RowLoops<TLanes>.AddScaled(v, 0.3f, m + width, width);
            RowLoops<TLanes>.AddScaledToRows(m, width, at, rows.Length, w, v);
            RowLoops<TLanes>.Multiply(v, m + (4 * width), width);
            var dots = stackalloc float[rows.Length];
            RowLoops<TLanes>.Dots(m, width, at, rows.Length, v, dots);
            for (var k = 0; k < rows.Length; k++) Assert.Equal(RowLoops<TLanes>.Dot(m + (rows[k] * width), v, width), dots[k], 1e-4f);
            float[] sums = [RowLoops<TLanes>.Dot(m, v, width), RowLoops<TLanes>.SumOfSingles(m, at, Math.Min(rows.Length, 9 * width), w)];
            return ([.. matrix, .. results], sums);
        }
    }
}
