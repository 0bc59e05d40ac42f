using Linnet.Tensors.Autograd;

namespace Linnet.Tensors.Operations;

/// <summary>Vectors brought to length 1, so that their products are cosines.</summary>
public static class NormalizeRowsOperation
{
    /// <summary>A vector shorter than this counts as so long: zeros stay zeros.</summary>
    private const float LeastNorm = 1e-12f;

    /// <summary>Divides each row by its Euclidean norm.</summary>
    /// <param name="input"><c>[rows, size]</c>.</param>
    /// <returns><c>[rows, size]</c>, rows of length 1 (or 0 where the input's is 0).</returns>
    /// <exception cref="ShapeException">The input has not two axes.</exception>
    public static Tensor NormalizeRows(this Tensor input)
    {
        if (input.Shape.Rank != 2) throw new ShapeException($"{nameof(NormalizeRows)} expects [rows, size]; received {input.Shape}.");
        var scope = TensorScope.Current;
        var (rows, size) = (input.Shape[0], input.Shape[1]);
        var output = Tensor.Uninitialized(input.Shape);
        var inverse = Tensor.Uninitialized(new Shape(rows));
        for (var row = 0; row < rows; row++)
        {
            var from = input.Data.Slice(row * size, size);
            var to = output.Data.Slice(row * size, size);
            double squares = 0;
            foreach (var value in from) squares += (double)value * value;
            var scale = (float)(1 / Math.Max(Math.Sqrt(squares), LeastNorm));
            inverse.Data[row] = scale;
            for (var i = 0; i < size; i++) to[i] = from[i] * scale;
        }

        if (!scope.Needs(input)) return output;
        var node = scope.Record<NormalizeRowsNode>(output);
        (node.Input, node.Inverse) = (input, inverse);
        return output;
    }

    private sealed unsafe class NormalizeRowsNode : Node<NormalizeRowsNode>
    {
        internal Tensor Input { get; set; }

        /// <summary>One over the norm of each row.</summary>
        internal Tensor Inverse { get; set; }

        /// <summary>With y = x / |x|: dx = (dy − y (y · dy)) / |x|.</summary>
        internal override void Backward()
        {
            var size = Input.Shape[1];
            var gradient = Input.BeginGradZeroed();
            for (var row = 0; row < Input.Shape[0]; row++)
            {
                var upstream = Output.GradPointer + ((long)row * size);
                var unit = Output.Pointer + ((long)row * size);
                double along = 0;
                for (var i = 0; i < size; i++) along += (double)upstream[i] * unit[i];
                var scale = Inverse.Pointer[row];
                for (var i = 0; i < size; i++) gradient[((long)row * size) + i] += (upstream[i] - (unit[i] * (float)along)) * scale;
            }
        }
    }
}
