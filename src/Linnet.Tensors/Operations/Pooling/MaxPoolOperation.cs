using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Pooling;
using Linnet.Threading;

namespace Linnet.Tensors.Operations;

/// <summary>Maximum over windows of time, or over all of it. Padding never wins.</summary>
public static class MaxPoolOperation
{
    /// <summary>The largest value of each channel over all valid positions.</summary>
    /// <param name="input"><c>[batch, length, channels]</c>.</param>
    /// <param name="lengths"><c>[batch]</c>: valid positions of each row, 0 … length; null where all are valid.</param>
    /// <returns><c>[batch, channels]</c>; zeros for a row without valid positions.</returns>
    /// <exception cref="ShapeException">Shapes do not fit, or a length is outside its range.</exception>
    public static Tensor GlobalMaxPool1d(this Tensor input, IntTensor? lengths = null)
    {
        PoolShape.Check(nameof(GlobalMaxPool1d), input);
        return Run(nameof(GlobalMaxPool1d), input, new Shape(input.Shape[0], input.Shape[2]), input.Shape[1], 1, lengths);
    }

    /// <summary>The largest value of each channel in each window.</summary>
    /// <param name="input"><c>[batch, length, channels]</c>.</param>
    /// <param name="window">Positions of a window, 1 … length.</param>
    /// <param name="stride">Positions from one window to the next, at least 1.</param>
    /// <param name="lengths"><c>[batch]</c>: valid positions of each row, 0 … length; null where all are valid.</param>
    /// <returns><c>[batch, (length - window) / stride + 1, channels]</c>; zeros where a window holds only padding.</returns>
    /// <exception cref="ShapeException">Shapes do not fit, or a length is outside its range.</exception>
    public static Tensor MaxPool1d(this Tensor input, int window, int stride, IntTensor? lengths = null) =>
        Run(nameof(MaxPool1d), input, PoolShape.Of(nameof(MaxPool1d), input, window, stride), window, stride, lengths);

    private static unsafe Tensor Run(string name, Tensor input, Shape shape, int window, int stride, IntTensor? lengths)
    {
        SequenceLengths.Check(name, lengths, input.Shape[0], input.Shape[1]);
        var scope = TensorScope.Current;
        var columns = input.Shape[2];
        var output = Tensor.Uninitialized(shape);
        var winners = scope.Needs(input) ? TensorScope.CreateIntTensor(shape) : default;
        var windows = new PoolWindows(input.Shape[1], window, stride, lengths is { } given ? given.Pointer : null);
        LanesRunner.For(shape.Rows, LanesRunner.RowGrain(columns * window), new MaxPoolForwardKernel(
            windows, columns, input.Pointer, output.Pointer, winners.IsAlive ? winners.Pointer : null));
        if (!scope.Needs(input)) return output;
        var node = scope.Record<MaxPoolNode>(output);
        (node.Input, node.Winners, node.Windows) = (input, winners, windows);
        return output;
    }

    private sealed unsafe class MaxPoolNode : Node<MaxPoolNode>
    {
        internal Tensor Input { get; set; }

        internal IntTensor Winners { get; set; }

        internal PoolWindows Windows { get; set; }

        internal override void Backward()
        {
            var gradient = Input.BeginGrad(out var accumulate);
            var (batch, length, columns) = (Input.Shape[0], Input.Shape[1], Input.Shape[2]);
            WorkerPool.For(batch, LanesRunner.RowGrain(length * columns), new MaxPoolBackwardKernel(
                Windows, columns, Output.GradPointer, Winners.Pointer, gradient, accumulate));
        }
    }
}
