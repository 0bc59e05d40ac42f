using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Memory;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Kernels.Elementwise;

/// <summary>Gradients of what is the same for all rows: sums over the rows.</summary>
internal static unsafe class ColumnSums
{
    /// <summary>Adds <c>factor · Σ upstream[row] · other[row]</c>, without the product where Other is null, to a gradient.</summary>
    /// <param name="target">Has one element a column.</param>
    /// <param name="upstream"><c>[rows, columns]</c>.</param>
    /// <param name="other"><c>[rows, columns]</c>, or null; then with the factor 1.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="factor">Factor of the sums.</param>
    internal static void AddTo(Tensor target, float* upstream, float* other, int rows, float factor = 1f)
    {
        var columns = target.Count;
        if (rows == 1)
        {
            var gradient = target.BeginGrad(out var accumulate);
            if (other is null) LanesRunner.For(columns, UnaryOperation.Grain, new ScaleKernel(upstream, gradient, factor, accumulate));
            else LanesRunner.For(1, 1, new ProductGradientKernel(upstream, other, gradient, columns, accumulate));
            return;
        }

        var chunks = RowChunks.Count(rows);
        using var partial = Scratch.Rent((long)chunks * columns);
        LanesRunner.For(chunks, RowChunks.Grain(columns), new ColumnSumKernel(upstream, other, partial.Pointer, rows, columns, factor));
        PartialSums.AddTo(target, partial.Pointer, chunks, columns);
    }
}
