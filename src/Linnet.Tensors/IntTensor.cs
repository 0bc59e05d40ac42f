using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Memory;

namespace Linnet.Tensors;

/// <summary>A handle to an int32 array: token ids, masks, labels. Lives and dies as a <see cref="Tensor"/> does; has no gradient.</summary>
public readonly unsafe struct IntTensor : IEquatable<IntTensor>, IDisposable
{
    private readonly TensorCore? _core;
    private readonly uint _version;

    internal IntTensor(TensorCore core)
    {
        _core = core;
        _version = core.Version;
    }

    /// <summary>Sizes of the axes.</summary>
    public Shape Shape => Core.Shape;

    /// <summary>Number of elements.</summary>
    public int Count => Core.Shape.Count;

    /// <summary>Whether this handle still points to a live tensor.</summary>
    public bool IsAlive => _core is not null && _core.Version == _version;

    /// <summary>The elements, row by row; writable.</summary>
    public Span<int> Data => new(Pointer, Count);

    internal int* Pointer => (int*)Core.Data;

    private TensorCore Core
    {
        get
        {
            if (!IsAlive)
                throw new ObjectDisposedException(nameof(IntTensor), "This tensor is gone: its scope has ended, or it was disposed.");
            return _core!;
        }
    }

    /// <summary>Whether both handles point to the same tensor.</summary>
    /// <param name="left">One handle.</param>
    /// <param name="right">Another.</param>
    public static bool operator ==(IntTensor left, IntTensor right) => left.Equals(right);

    /// <summary>Whether the handles point to different tensors.</summary>
    /// <param name="left">One handle.</param>
    /// <param name="right">Another.</param>
    public static bool operator !=(IntTensor left, IntTensor right) => !left.Equals(right);

    /// <summary>A tensor of zeros.</summary>
    /// <param name="shape">Sizes of the axes.</param>
    public static IntTensor Zeros(Shape shape)
    {
        var tensor = TensorScope.CreateIntTensor(shape);
        tensor.Data.Clear();
        return tensor;
    }

    /// <summary>A tensor with the given elements.</summary>
    /// <param name="values">Row by row, as many as the shape has elements.</param>
    /// <param name="shape">Sizes of the axes.</param>
    /// <exception cref="ShapeException">The number of values does not fit the shape.</exception>
    public static IntTensor From(ReadOnlySpan<int> values, Shape shape)
    {
        if (values.Length != shape.Count) throw new ShapeException($"{values.Length} values do not fill the shape {shape}.");
        var tensor = TensorScope.CreateIntTensor(shape);
        values.CopyTo(tensor.Data);
        return tensor;
    }

    /// <summary>Frees a tensor made outside any scope; a scope's tensor is left to its scope.</summary>
    public void Dispose()
    {
        if (IsAlive && !_core!.IsScopeOwned) _core.Release();
    }

    /// <inheritdoc/>
    public bool Equals(IntTensor other) => ReferenceEquals(_core, other._core) && _version == other._version;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is IntTensor other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_core is null ? 0 : RuntimeHelpers.GetHashCode(_core), _version);

    /// <summary>As in <c>IntTensor [16, 128]</c>.</summary>
    public override string ToString() => IsAlive ? $"IntTensor {Shape}" : "IntTensor (gone)";
}
