namespace Linnet.Tensors.Operations;

/// <summary>A shape seen from one of its axes: <c>[outer, size, inner]</c>.</summary>
internal readonly record struct AxisView(int Axis, int Outer, int Size, int Inner)
{
    /// <summary>Takes the axes before and after together.</summary>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    internal static AxisView Of(Shape shape, Index axis)
    {
        var size = shape[axis];
        var number = axis.GetOffset(shape.Rank);
        var outer = 1;
        for (var i = 0; i < number; i++) outer *= shape[i];
        var inner = 1;
        for (var i = number + 1; i < shape.Rank; i++) inner *= shape[i];
        return new AxisView(number, outer, size, inner);
    }

    /// <summary>The shape with another size in this axis.</summary>
    internal Shape With(Shape shape, int size)
    {
        Span<int> sizes = stackalloc int[Shape.MaxRank];
        shape.CopyTo(sizes);
        sizes[Axis] = size;
        return new Shape(sizes[..shape.Rank]);
    }

    /// <summary>The shape without this axis.</summary>
    internal Shape Without(Shape shape)
    {
        Span<int> sizes = stackalloc int[Shape.MaxRank];
        var kept = 0;
        for (var i = 0; i < shape.Rank; i++)
        {
            if (i != Axis) sizes[kept++] = shape[i];
        }

        return new Shape(sizes[..kept]);
    }
}
