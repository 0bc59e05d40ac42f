using Linnet.Tensors.Autograd;

namespace Linnet.Tensors.Operations;

/// <summary>
/// The coverage loss of See, Liu and Manning 2017, "Get To The Point", equations 10 and 12: what a decoder looks at again costs as much as it has
/// looked there before, <c>Σ over i of min(weights[t, i], coverage[t, i])</c> with the coverage <c>Σ over s &lt; t of weights[s]</c>.
/// </summary>
public static class CoverageLossOperation
{
    /// <summary>The mean of the coverage losses of the steps that have a label.</summary>
    /// <param name="weights"><c>[batch, steps, keys]</c>: the attention of each step; the steps of a row follow one another.</param>
    /// <param name="labels"><c>[batch, steps]</c>: <see cref="CrossEntropyOperation.IgnoreIndex"/> for a step that does not count; it still covers.</param>
    /// <returns>A scalar; 0 where no step counts.</returns>
    /// <exception cref="ShapeException">Shapes do not fit.</exception>
    public static unsafe Tensor CoverageLoss(this Tensor weights, IntTensor labels)
    {
        var shape = weights.Shape;
        if (shape.Rank != 3 || labels.Shape != new Shape(shape[0], shape[1]))
            throw new ShapeException($"CoverageLoss expects weights [batch, steps, keys] and labels [batch, steps]; received {shape} and {labels.Shape}.");
        var scope = TensorScope.Current;
        var records = scope.Needs(weights);
        var gradient = records ? Tensor.Zeros(shape) : default;
        var coverage = Tensor.Uninitialized(shape);
        var (steps, keys) = (shape[1], shape[2]);
        var (sum, count) = (0.0, 0);
        for (var row = 0; row < shape[0]; row++)
        {
            var first = (long)row * steps * keys;
            for (var step = 0; step < steps; step++)
            {
                var now = weights.Pointer + first + ((long)step * keys);
                var covered = coverage.Pointer + first + ((long)step * keys);
                for (var key = 0; key < keys; key++) covered[key] = step == 0 ? 0 : covered[key - keys] + now[key - keys];
                if (labels.Pointer[(row * steps) + step] == CrossEntropyOperation.IgnoreIndex) continue;
                count++;
                for (var key = 0; key < keys; key++) sum += Math.Min(now[key], covered[key]);
            }

            if (records) Backward(weights.Pointer + first, coverage.Pointer + first, labels.Pointer + ((long)row * steps), gradient.Pointer + first, steps, keys);
        }

        var output = Tensor.Uninitialized(new Shape([]));
        output.Data[0] = (float)(sum / Math.Max(1, count));
        if (!records) return output;
        var node = scope.Record<StoredGradientNode>(output);
        (node.Input, node.Gradient, node.Factor) = (weights, gradient, 1f / Math.Max(1, count));
        return output;
    }

    /// <summary>A weight counts where it is the smaller of the two, and in the coverage of every later step in which the coverage is.</summary>
    private static unsafe void Backward(float* weights, float* coverage, int* labels, float* gradient, int steps, int keys)
    {
        for (var key = 0; key < keys; key++)
        {
            var later = 0;
            for (var step = steps - 1; step >= 0; step--)
            {
                var place = ((long)step * keys) + key;
                var counts = labels[step] != CrossEntropyOperation.IgnoreIndex;
                var isSmaller = weights[place] < coverage[place];
                gradient[place] = later + (counts && isSmaller ? 1 : 0);
                if (counts && !isSmaller) later++;
            }
        }
    }
}
