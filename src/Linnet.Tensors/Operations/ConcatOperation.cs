using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.Copy;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Operations;

/// <summary>Puts tensors side by side.</summary>
public static class ConcatOperation
{
    /// <summary>Joins tensors along the last axis.</summary>
    /// <param name="first"><c>[..., n0]</c>.</param>
    /// <param name="others"><c>[..., n1]</c>, <c>[..., n2]</c>, …: the same leading axes.</param>
    /// <returns><c>[..., n0 + n1 + …]</c>.</returns>
    /// <exception cref="ShapeException">The leading axes differ, or an input is a scalar.</exception>
    public static unsafe Tensor Concat(this Tensor first, params ReadOnlySpan<Tensor> others)
    {
        Expect.Rows(nameof(Concat), first);
        var width = first.Shape.Last;
        var records = TensorScope.Current.Needs(first);
        foreach (var other in others)
        {
            if (other.Shape.Rank != first.Shape.Rank || other.Shape.WithLast(first.Shape.Last) != first.Shape)
                throw new ShapeException($"Concat joins tensors whose leading axes agree; received {first.Shape} and {other.Shape}.");
            width += other.Shape.Last;
            records |= TensorScope.Current.Needs(other);
        }

        var output = Tensor.Uninitialized(first.Shape.WithLast(width));
        var offset = Copy(first, output, 0);
        foreach (var other in others) offset = Copy(other, output, offset);
        if (!records) return output;
        var node = TensorScope.Current.Record<ConcatNode>(output);
        node.Inputs.Clear();
        node.Inputs.Add(first);
        foreach (var other in others) node.Inputs.Add(other);
        return output;
    }

    private static unsafe int Copy(Tensor input, Tensor output, int offset)
    {
        var (columns, width) = (input.Shape.Last, output.Shape.Last);
        LanesRunner.For(input.Shape.Rows, LanesRunner.RowGrain(columns), new BlockCopyKernel(
            input.Pointer, columns, output.Pointer + offset, width, columns, accumulate: false));
        return offset + columns;
    }

    private sealed unsafe class ConcatNode : Node<ConcatNode>
    {
        internal List<Tensor> Inputs { get; } = [];

        internal override void Backward()
        {
            var width = Output.Shape.Last;
            var offset = 0;
            foreach (var input in Inputs)
            {
                var columns = input.Shape.Last;
                if (input.RequiresGrad)
                {
                    var gradient = input.BeginGrad(out var accumulate);
                    LanesRunner.For(input.Shape.Rows, LanesRunner.RowGrain(columns), new BlockCopyKernel(
                        Output.GradPointer + offset, width, gradient, columns, columns, accumulate));
                }

                offset += columns;
            }
        }
    }
}
