using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Pooling;

namespace Linnet.Tensors.Operations;

/// <summary>
/// The weighted sum at the end of attention pooling (Yang et al. 2016, "Hierarchical Attention Networks", section 2.2):
/// <c>Σ softmax(scores) · values</c> over the valid positions.
/// </summary>
public static class AttentionPoolOperation
{
    /// <summary>Pools the values of each row by the softmax of its scores.</summary>
    /// <param name="values"><c>[batch, length, channels]</c>.</param>
    /// <param name="scores"><c>[batch, length]</c> or <c>[batch, length, 1]</c>.</param>
    /// <param name="lengths"><c>[batch]</c>: valid positions of each row, 0 … length; null where all are valid.</param>
    /// <returns><c>[batch, channels]</c>; zeros for a row without valid positions.</returns>
    /// <exception cref="ShapeException">Shapes do not fit, or a length is outside its range.</exception>
    public static unsafe Tensor AttentionPool1d(this Tensor values, Tensor scores, IntTensor? lengths = null)
    {
        const string Name = nameof(AttentionPool1d);
        PoolShape.Check(Name, values);
        var (batch, length, columns) = (values.Shape[0], values.Shape[1], values.Shape[2]);
        if (scores.Shape != new Shape(batch, length) && scores.Shape != new Shape(batch, length, 1))
            throw new ShapeException($"{Name} expects scores [{batch}, {length}]; received {scores.Shape}.");
        SequenceLengths.Check(Name, lengths, batch, length);

        var scope = TensorScope.Current;
        var output = Tensor.Uninitialized(new Shape(batch, columns));
        var weights = Tensor.Uninitialized(new Shape(batch, length));
        LanesRunner.For(batch, LanesRunner.RowGrain(length * columns), new AttentionPoolForwardKernel(
            values.Pointer, scores.Pointer, lengths is { } given ? given.Pointer : null, weights.Pointer, output.Pointer, length, columns));
        if (!scope.Needs(values, scores)) return output;
        var node = scope.Record<AttentionPoolNode>(output);
        (node.Values, node.Scores, node.Weights) = (values, scores, weights);
        return output;
    }

    private sealed unsafe class AttentionPoolNode : Node<AttentionPoolNode>
    {
        internal Tensor Values { get; set; }

        internal Tensor Scores { get; set; }

        internal Tensor Weights { get; set; }

        internal override void Backward()
        {
            var (batch, length, columns) = (Values.Shape[0], Values.Shape[1], Values.Shape[2]);
            var (valueGrad, accumulateValues) = (default(nint), false);
            var (scoreGrad, accumulateScores) = (default(nint), false);
            if (Values.RequiresGrad) valueGrad = (nint)Values.BeginGrad(out accumulateValues);
            if (Scores.RequiresGrad) scoreGrad = (nint)Scores.BeginGrad(out accumulateScores);
            LanesRunner.For(batch, LanesRunner.RowGrain(length * columns), new AttentionPoolBackwardKernel
            {
                Values = Values.Pointer,
                Weights = Weights.Pointer,
                Upstream = Output.GradPointer,
                ValueGrad = (float*)valueGrad,
                ScoreGrad = (float*)scoreGrad,
                AccumulateValues = accumulateValues,
                AccumulateScores = accumulateScores,
                Length = length,
                Columns = columns,
            });
        }
    }
}
