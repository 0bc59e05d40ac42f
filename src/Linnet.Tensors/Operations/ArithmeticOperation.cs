using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.Elementwise;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Operations;

/// <summary>Sums, differences and products; the right side may lack leading axes and is then the same for all of them.</summary>
public static class ArithmeticOperation
{
    /// <summary>left + right.</summary>
    /// <param name="left"><c>[..., a, b]</c>.</param>
    /// <param name="right">The same shape, or only the last axes of it.</param>
    /// <returns>The shape of <paramref name="left"/>.</returns>
    /// <exception cref="ShapeException">The right shape is not the end of the left one.</exception>
    public static Tensor Add(this Tensor left, Tensor right) => Run(nameof(Add), BinaryKind.Add, left, right);

    /// <summary>left - right.</summary>
    /// <param name="left"><c>[..., a, b]</c>.</param>
    /// <param name="right">The same shape, or only the last axes of it.</param>
    /// <returns>The shape of <paramref name="left"/>.</returns>
    /// <exception cref="ShapeException">The right shape is not the end of the left one.</exception>
    public static Tensor Sub(this Tensor left, Tensor right) => Run(nameof(Sub), BinaryKind.Subtract, left, right);

    /// <summary>left · right, element by element.</summary>
    /// <param name="left"><c>[..., a, b]</c>.</param>
    /// <param name="right">The same shape, or only the last axes of it.</param>
    /// <returns>The shape of <paramref name="left"/>.</returns>
    /// <exception cref="ShapeException">The right shape is not the end of the left one.</exception>
    public static Tensor Mul(this Tensor left, Tensor right) => Run(nameof(Mul), BinaryKind.Multiply, left, right);

    /// <summary>Adds one vector to every row.</summary>
    /// <param name="input"><c>[..., size]</c>.</param>
    /// <param name="bias"><c>[size]</c>.</param>
    /// <returns>The shape of <paramref name="input"/>.</returns>
    /// <exception cref="ShapeException">The bias does not fit the last axis.</exception>
    public static Tensor AddBias(this Tensor input, Tensor bias)
    {
        Expect.Vector(nameof(AddBias), "bias", bias, input.Shape.Last);
        return Run(nameof(AddBias), BinaryKind.Add, input, bias);
    }

    private static unsafe Tensor Run(string name, BinaryKind kind, Tensor left, Tensor right)
    {
        RequireEnd(name, left.Shape, right.Shape);
        var scope = TensorScope.Current;
        var output = Tensor.Uninitialized(left.Shape);
        var (rows, columns) = Split(left, right);
        LanesRunner.For(rows, LanesRunner.RowGrain(columns), new BinaryForwardKernel(
            kind, left.Pointer, right.Pointer, output.Pointer, columns));
        if (!scope.Needs(left, right)) return output;
        var node = scope.Record<ArithmeticNode>(output);
        (node.Kind, node.Left, node.Right) = (kind, left, right);
        return output;
    }

    private static (int Rows, int Columns) Split(Tensor left, Tensor right) =>
        (right.Count == 0 ? 0 : left.Count / right.Count, right.Count);

    private static void RequireEnd(string name, Shape left, Shape right)
    {
        var fits = right.Rank <= left.Rank;
        for (var i = 1; fits && i <= right.Rank; i++) fits = left[^i] == right[^i];
        if (!fits) throw new ShapeException($"{name} expects the right shape to be the left one or its last axes; received {left} and {right}.");
    }

    private sealed unsafe class ArithmeticNode : Node<ArithmeticNode>
    {
        internal BinaryKind Kind { get; set; }

        internal Tensor Left { get; set; }

        internal Tensor Right { get; set; }

        internal override void Backward()
        {
            var (rows, columns) = Split(Left, Right);
            if (Left.RequiresGrad) LeftGradient(rows, columns);
            if (Right.RequiresGrad) RightGradient(rows);
        }

        private void LeftGradient(int rows, int columns)
        {
            var gradient = Left.BeginGrad(out var accumulate);
            if (Kind == BinaryKind.Multiply)
            {
                LanesRunner.For(rows, LanesRunner.RowGrain(columns), new ProductGradientKernel(
                    Output.GradPointer, Right.Pointer, gradient, columns, accumulate));
                return;
            }

            LanesRunner.For(Left.Count, UnaryOperation.Grain, new ScaleKernel(Output.GradPointer, gradient, 1f, accumulate));
        }

        private void RightGradient(int rows) => ColumnSums.AddTo(
            Right,
            Output.GradPointer,
            Kind == BinaryKind.Multiply ? Left.Pointer : null,
            rows,
            Kind == BinaryKind.Subtract ? -1f : 1f);
    }
}
