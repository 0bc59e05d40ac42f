using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Reductions;

namespace Linnet.Tensors.Operations;

/// <summary>Sums and means along one axis, and the mean of everything.</summary>
public static class AxisReduceOperation
{
    /// <summary>The sum along one axis, which disappears.</summary>
    /// <param name="input">At least one axis.</param>
    /// <param name="axis">Which axis; <c>^1</c> is the last.</param>
    /// <returns>The shape without that axis.</returns>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public static Tensor Sum(this Tensor input, Index axis)
    {
        var view = AxisView.Of(input.Shape, axis);
        return Run(input, view, view.Without(input.Shape), 1f);
    }

    /// <summary>The mean along one axis, which disappears; 0 where the axis is empty.</summary>
    /// <param name="input">At least one axis.</param>
    /// <param name="axis">Which axis; <c>^1</c> is the last.</param>
    /// <returns>The shape without that axis.</returns>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public static Tensor Mean(this Tensor input, Index axis)
    {
        var view = AxisView.Of(input.Shape, axis);
        return Run(input, view, view.Without(input.Shape), 1f / Math.Max(1, view.Size));
    }

    /// <summary>The mean of all elements, a scalar; 0 where there are none.</summary>
    /// <param name="input">Any shape.</param>
    public static Tensor Mean(this Tensor input) => input.Sum().Scale(1f / Math.Max(1, input.Count));

    private static unsafe Tensor Run(Tensor input, AxisView view, Shape shape, float factor)
    {
        var scope = TensorScope.Current;
        var output = Tensor.Uninitialized(shape);
        LanesRunner.For(view.Outer, LanesRunner.RowGrain(view.Size * view.Inner), new AxisSumKernel(
            input.Pointer, output.Pointer, view.Size, view.Inner, factor));
        if (!scope.Needs(input)) return output;
        var node = scope.Record<ReduceNode>(output);
        (node.Input, node.View, node.Factor) = (input, view, factor);
        return output;
    }

    private sealed unsafe class ReduceNode : Node<ReduceNode>
    {
        internal Tensor Input { get; set; }

        internal AxisView View { get; set; }

        internal float Factor { get; set; }

        internal override void Backward()
        {
            var gradient = Input.BeginGrad(out var accumulate);
            LanesRunner.For(View.Outer, LanesRunner.RowGrain(View.Size * View.Inner), new AxisSpreadKernel(
                Output.GradPointer, gradient, View.Size, View.Inner, Factor, accumulate));
        }
    }
}
