using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels;

namespace Linnet.Tensors.Operations;

/// <summary>Matrix products.</summary>
public static class MatMulOperation
{
    /// <summary><c>left · right</c>, or <c>left · rightᵀ</c>; with three axes one product for each batch row.</summary>
    /// <param name="left"><c>[m, k]</c> or <c>[batch, m, k]</c>.</param>
    /// <param name="right"><c>[k, n]</c> or <c>[batch, k, n]</c>; with the last two axes exchanged where transposed.</param>
    /// <param name="transposeRight">Whether the right matrices are stored transposed.</param>
    /// <returns><c>[m, n]</c> or <c>[batch, m, n]</c>.</returns>
    /// <exception cref="ShapeException">Shapes do not fit.</exception>
    public static unsafe Tensor MatMul(this Tensor left, Tensor right, bool transposeRight = false)
    {
        var sizes = Sizes.Of(left.Shape, right.Shape, transposeRight);
        var scope = TensorScope.Current;
        var output = Tensor.Uninitialized(left.Shape.WithLast(sizes.N));
        var (m, n, k) = (sizes.M, sizes.N, sizes.K);
        for (var i = 0; i < sizes.Batch; i++)
        {
            Gemm.Run(false, transposeRight, m, n, k, left.Pointer + ((long)i * m * k), k, right.Pointer + ((long)i * k * n),
                transposeRight ? k : n, 0, output.Pointer + ((long)i * m * n), n);
        }

        if (!scope.Needs(left, right)) return output;
        var node = scope.Record<MatMulNode>(output);
        (node.Left, node.Right, node.TransposeRight) = (left, right, transposeRight);
        return output;
    }

    private readonly record struct Sizes(int Batch, int M, int N, int K)
    {
        internal static Sizes Of(Shape left, Shape right, bool transposeRight)
        {
            var fits = left.Rank is 2 or 3 && right.Rank == left.Rank && (left.Rank == 2 || left[0] == right[0])
                && left[^1] == right[transposeRight ? ^1 : ^2];
            if (!fits)
            {
                var expected = transposeRight ? "[batch, m, k] and [batch, n, k]" : "[batch, m, k] and [batch, k, n]";
                throw new ShapeException($"MatMul expects {expected}, with or without batch; received {left} and {right}.");
            }

            return new Sizes(left.Rank == 3 ? left[0] : 1, left[^2], right[transposeRight ? ^2 : ^1], left[^1]);
        }
    }

    private sealed unsafe class MatMulNode : Node<MatMulNode>
    {
        internal Tensor Left { get; set; }

        internal Tensor Right { get; set; }

        internal bool TransposeRight { get; set; }

        internal override void Backward()
        {
            var (batch, m, n, k) = Sizes.Of(Left.Shape, Right.Shape, TransposeRight);
            if (Left.RequiresGrad)
            {
                var gradient = Left.BeginGrad(out var accumulate);
                for (var i = 0; i < batch; i++)
                {
                    Gemm.Run(false, !TransposeRight, m, k, n, Output.GradPointer + ((long)i * m * n), n, Right.Pointer + ((long)i * k * n),
                        TransposeRight ? k : n, accumulate ? 1 : 0, gradient + ((long)i * m * k), k);
                }
            }

            if (!Right.RequiresGrad) return;
            var target = Right.BeginGrad(out var adds);
            for (var i = 0; i < batch; i++)
            {
                var upstream = Output.GradPointer + ((long)i * m * n);
                var left = Left.Pointer + ((long)i * m * k);
                var to = target + ((long)i * k * n);
                if (TransposeRight) Gemm.Run(true, false, n, k, m, upstream, n, left, k, adds ? 1 : 0, to, k);
                else Gemm.Run(true, false, k, n, m, left, k, upstream, n, adds ? 1 : 0, to, n);
            }
        }
    }
}
