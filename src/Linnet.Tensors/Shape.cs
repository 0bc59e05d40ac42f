using System.Diagnostics.CodeAnalysis;

namespace Linnet.Tensors;

/// <summary>The sizes of a tensor's axes, outermost first, up to four; a value that needs no allocation.</summary>
/// <remarks>A shape without axes, <c>[]</c>, is a scalar with one element.</remarks>
public readonly struct Shape : IEquatable<Shape>
{
    /// <summary>Most axes that a shape can have.</summary>
    public const int MaxRank = 4;

    private readonly int _d0;
    private readonly int _d1;
    private readonly int _d2;
    private readonly int _d3;

    /// <summary>Creates a shape <c>[d0]</c>.</summary>
    /// <param name="d0">Size of the only axis, at least 0.</param>
    public Shape(int d0)
        : this([d0])
    {
    }

    /// <summary>Creates a shape <c>[d0, d1]</c>.</summary>
    /// <param name="d0">Size of the first axis.</param>
    /// <param name="d1">Size of the second axis.</param>
    public Shape(int d0, int d1)
        : this([d0, d1])
    {
    }

    /// <summary>Creates a shape <c>[d0, d1, d2]</c>.</summary>
    /// <param name="d0">Size of the first axis.</param>
    /// <param name="d1">Size of the second axis.</param>
    /// <param name="d2">Size of the third axis.</param>
    public Shape(int d0, int d1, int d2)
        : this([d0, d1, d2])
    {
    }

    /// <summary>Creates a shape <c>[d0, d1, d2, d3]</c>.</summary>
    /// <param name="d0">Size of the first axis.</param>
    /// <param name="d1">Size of the second axis.</param>
    /// <param name="d2">Size of the third axis.</param>
    /// <param name="d3">Size of the fourth axis.</param>
    public Shape(int d0, int d1, int d2, int d3)
        : this([d0, d1, d2, d3])
    {
    }

    /// <summary>Creates a shape from a list of sizes.</summary>
    /// <param name="sizes">Up to four sizes, each at least 0.</param>
    /// <exception cref="ShapeException">More than four axes, a negative size, or more than 2^31-1 elements.</exception>
    public Shape(ReadOnlySpan<int> sizes)
    {
        if (sizes.Length > MaxRank) throw new ShapeException($"A tensor has at most {MaxRank} axes; received {sizes.Length}.");
        long count = 1;
        foreach (var size in sizes)
        {
            if (size < 0) throw new ShapeException($"A tensor's axis cannot have the size {size}; sizes are 0 or more.");
            count *= size;
            if (count > int.MaxValue) throw new ShapeException("A tensor can have at most 2^31-1 elements; use smaller sizes.");
        }

        Rank = sizes.Length;
        Count = (int)count;
        _d0 = sizes.Length > 0 ? sizes[0] : 1;
        _d1 = sizes.Length > 1 ? sizes[1] : 1;
        _d2 = sizes.Length > 2 ? sizes[2] : 1;
        _d3 = sizes.Length > 3 ? sizes[3] : 1;
    }

    /// <summary>Number of axes, 0 to 4.</summary>
    public int Rank { get; }

    /// <summary>Number of elements: the product of all sizes.</summary>
    public int Count { get; }

    /// <summary>Size of the last axis; 1 for a scalar.</summary>
    public int Last => Rank == 0 ? 1 : this[^1];

    /// <summary>Number of rows when all axes but the last are taken together; 1 for a scalar.</summary>
    public int Rows => Rank == 0 ? 1 : Leading(Rank - 1);

    /// <summary>Size of an axis; <c>shape[^1]</c> is the last one.</summary>
    /// <param name="axis">From the front, 0-based, or from the end.</param>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public int this[Index axis]
    {
        get
        {
            var offset = axis.GetOffset(Rank);
            if ((uint)offset >= (uint)Rank) throw new ShapeException($"The shape {this} has no axis {axis}.");
            return offset switch { 0 => _d0, 1 => _d1, 2 => _d2, _ => _d3 };
        }
    }

    /// <summary>Whether two shapes have the same sizes.</summary>
    /// <param name="left">One shape.</param>
    /// <param name="right">Another.</param>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Whether two shapes differ.</summary>
    /// <param name="left">One shape.</param>
    /// <param name="right">Another.</param>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <summary>The same shape with another size in the last axis.</summary>
    /// <param name="size">New size of the last axis.</param>
    public Shape WithLast(int size)
    {
        Span<int> sizes = stackalloc int[MaxRank];
        CopyTo(sizes);
        sizes[Rank - 1] = size;
        return new Shape(sizes[..Rank]);
    }

    /// <summary>The same shape with one more axis at the end.</summary>
    /// <param name="size">Size of the new axis.</param>
    /// <exception cref="ShapeException">The shape has four axes already.</exception>
    public Shape Append(int size)
    {
        Span<int> sizes = stackalloc int[MaxRank + 1];
        CopyTo(sizes);
        sizes[Rank] = size;
        return new Shape(sizes[..(Rank + 1)]);
    }

    /// <summary>Copies the sizes into a span.</summary>
    /// <param name="sizes">At least <see cref="Rank"/> long.</param>
    public void CopyTo(Span<int> sizes)
    {
        for (var i = 0; i < Rank; i++) sizes[i] = this[i];
    }

    /// <summary>The sizes as a new array.</summary>
    public int[] ToArray()
    {
        var sizes = new int[Rank];
        CopyTo(sizes);
        return sizes;
    }

    /// <inheritdoc/>
    public bool Equals(Shape other) =>
        Rank == other.Rank && _d0 == other._d0 && _d1 == other._d1 && _d2 == other._d2 && _d3 == other._d3;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rank, _d0, _d1, _d2, _d3);

    /// <summary>As in <c>[16, 128, 256]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", ToArray())}]";

    private int Leading(int axes)
    {
        var product = 1;
        for (var i = 0; i < axes; i++) product *= this[i];
        return product;
    }
}
