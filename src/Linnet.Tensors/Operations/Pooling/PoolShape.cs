namespace Linnet.Tensors.Operations;

/// <summary>The shapes of pooling over time.</summary>
internal static class PoolShape
{
    internal static void Check(string operation, Tensor input)
    {
        if (input.Shape.Rank != 3 || input.Shape[1] == 0)
            throw new ShapeException($"{operation} expects an input [batch, length, channels] with at least one position; received {input.Shape}.");
    }

    /// <summary>The pooled shape.</summary>
    internal static Shape Of(string operation, Tensor input, int window, int stride)
    {
        Check(operation, input);
        var length = input.Shape[1];
        if (window < 1 || window > length) throw new ShapeException($"{operation} expects a window of 1 to {length} positions; received {window}.");
        if (stride < 1) throw new ShapeException($"{operation} expects a stride of at least 1; received {stride}.");
        return new Shape(input.Shape[0], ((length - window) / stride) + 1, input.Shape[2]);
    }
}
