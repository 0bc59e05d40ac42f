namespace Linnet.Tensors.Operations;

/// <summary>The checks on shapes that operations share.</summary>
internal static class Expect
{
    /// <summary>The tensor has one axis of the given size.</summary>
    internal static void Vector(string operation, string name, Tensor tensor, int size)
    {
        if (tensor.Shape != new Shape(size))
            throw new ShapeException($"{operation} expects a {name} of shape [{size}]; received {tensor.Shape}.");
    }

    /// <summary>The tensor has at least one axis.</summary>
    internal static void Rows(string operation, Tensor tensor)
    {
        if (tensor.Shape.Rank == 0) throw new ShapeException($"{operation} expects a tensor with at least one axis; received a scalar.");
    }

    /// <summary>Both shapes are equal.</summary>
    internal static void Same(string operation, Shape left, Shape right)
    {
        if (left != right) throw new ShapeException($"{operation} expects equal shapes; received {left} and {right}.");
    }

    /// <summary>All numbers are in [0, <paramref name="count"/>).</summary>
    internal static void InRange(string operation, IntTensor ids, int count)
    {
        var values = ids.Data;
        for (var i = 0; i < values.Length; i++)
        {
            if ((uint)values[i] >= (uint)count)
                throw new ShapeException($"{operation} received the id {values[i]} at position {i}; ids lie in [0, {count}).");
        }
    }
}
