using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Pooling;

namespace Linnet.Tensors.Operations;

/// <summary>Mean over windows of time, or over all of it. Padding does not count.</summary>
public static class AveragePoolOperation
{
    /// <summary>The mean of each channel over all valid positions.</summary>
    /// <param name="input"><c>[batch, length, channels]</c>.</param>
    /// <param name="lengths"><c>[batch]</c>: valid positions of each row, 0 … length; null where all are valid.</param>
    /// <returns><c>[batch, channels]</c>; zeros for a row without valid positions.</returns>
    /// <exception cref="ShapeException">Shapes do not fit, or a length is outside its range.</exception>
    public static Tensor GlobalAveragePool1d(this Tensor input, IntTensor? lengths = null)
    {
        PoolShape.Check(nameof(GlobalAveragePool1d), input);
        return Run(nameof(GlobalAveragePool1d), input, new Shape(input.Shape[0], input.Shape[2]), input.Shape[1], 1, lengths);
    }

    /// <summary>The mean of each channel in each window.</summary>
    /// <param name="input"><c>[batch, length, channels]</c>.</param>
    /// <param name="window">Positions of a window, 1 … length.</param>
    /// <param name="stride">Positions from one window to the next, at least 1.</param>
    /// <param name="lengths"><c>[batch]</c>: valid positions of each row, 0 … length; null where all are valid.</param>
    /// <returns><c>[batch, (length - window) / stride + 1, channels]</c>; zeros where a window holds only padding.</returns>
    /// <exception cref="ShapeException">Shapes do not fit, or a length is outside its range.</exception>
    public static Tensor AveragePool1d(this Tensor input, int window, int stride, IntTensor? lengths = null) =>
        Run(nameof(AveragePool1d), input, PoolShape.Of(nameof(AveragePool1d), input, window, stride), window, stride, lengths);

    private static unsafe Tensor Run(string name, Tensor input, Shape shape, int window, int stride, IntTensor? lengths)
    {
        SequenceLengths.Check(name, lengths, input.Shape[0], input.Shape[1]);
        var scope = TensorScope.Current;
        var columns = input.Shape[2];
        var output = Tensor.Uninitialized(shape);
        var windows = new PoolWindows(input.Shape[1], window, stride, lengths is { } given ? given.Pointer : null);
        LanesRunner.For(shape.Rows, LanesRunner.RowGrain(columns * window), new AveragePoolForwardKernel(
            windows, columns, input.Pointer, output.Pointer));
        if (!scope.Needs(input)) return output;
        var node = scope.Record<AveragePoolNode>(output);
        (node.Input, node.Windows) = (input, windows);
        return output;
    }

    private sealed unsafe class AveragePoolNode : Node<AveragePoolNode>
    {
        internal Tensor Input { get; set; }

        internal PoolWindows Windows { get; set; }

        internal override void Backward()
        {
            var gradient = Input.BeginGrad(out var accumulate);
            var (batch, length, columns) = (Input.Shape[0], Input.Shape[1], Input.Shape[2]);
            LanesRunner.For(batch, LanesRunner.RowGrain(length * columns), new AveragePoolBackwardKernel(
                Windows, columns, Output.GradPointer, gradient, accumulate));
        }
    }
}
