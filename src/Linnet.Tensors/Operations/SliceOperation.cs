using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.Copy;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Operations;

/// <summary>Cuts a range out of one axis.</summary>
public static class SliceOperation
{
    /// <summary>The elements from <paramref name="start"/> on along one axis.</summary>
    /// <param name="input">Any shape with at least one axis.</param>
    /// <param name="axis">Which axis; <c>^1</c> is the last.</param>
    /// <param name="start">First index, at least 0.</param>
    /// <param name="length">Number of indexes, at least 0.</param>
    /// <returns>The input's shape with <paramref name="length"/> in that axis.</returns>
    /// <exception cref="ShapeException">There is no such axis or range.</exception>
    public static unsafe Tensor Slice(this Tensor input, Index axis, int start, int length)
    {
        var cut = AxisView.Of(input.Shape, axis);
        if (start < 0 || length < 0 || start > cut.Size - length)
            throw new ShapeException($"Slice cannot take {length} from {start} on of axis {axis} of {input.Shape}, which has {cut.Size}.");
        var scope = TensorScope.Current;
        var output = Tensor.Uninitialized(cut.With(input.Shape, length));
        var (block, stride) = (length * cut.Inner, (long)cut.Size * cut.Inner);
        LanesRunner.For(cut.Outer, LanesRunner.RowGrain(block), new BlockCopyKernel(
            input.Pointer + ((long)start * cut.Inner), stride, output.Pointer, block, block, accumulate: false));
        if (!scope.Needs(input)) return output;
        var node = scope.Record<SliceNode>(output);
        (node.Input, node.Cut, node.Start, node.Length) = (input, cut, start, length);
        return output;
    }

    /// <summary>The vectors of one position: the first token's hidden state, for example.</summary>
    /// <param name="input"><c>[batch, length, size]</c>.</param>
    /// <param name="position">In [0, length).</param>
    /// <returns><c>[batch, size]</c>.</returns>
    /// <exception cref="ShapeException">The input has not three axes, or not that position.</exception>
    public static Tensor SelectPosition(this Tensor input, int position)
    {
        if (input.Shape.Rank != 3) throw new ShapeException($"SelectPosition expects [batch, length, size]; received {input.Shape}.");
        return input.Slice(1, position, 1).Reshape(new Shape(input.Shape[0], input.Shape[2]));
    }

    private sealed unsafe class SliceNode : Node<SliceNode>
    {
        internal Tensor Input { get; set; }

        internal AxisView Cut { get; set; }

        internal int Start { get; set; }

        internal int Length { get; set; }

        internal override void Backward()
        {
            var (block, stride) = (Length * Cut.Inner, (long)Cut.Size * Cut.Inner);
            LanesRunner.For(Cut.Outer, LanesRunner.RowGrain(block), new BlockCopyKernel(
                Output.GradPointer, block, Input.BeginGradZeroed() + ((long)Start * Cut.Inner), stride, block, accumulate: true));
        }
    }
}
