using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Memory;

namespace Linnet.Tensors;

/// <summary>
/// A handle to a float32 array of up to four axes, stored row by row. Created inside a <see cref="TensorScope"/> it belongs
/// to that scope and is gone when the scope ends; created outside it belongs to the caller, who disposes it.
/// A handle used after its tensor is gone throws; it never reads another tensor's memory. Operations are extension
/// methods (<c>x.Linear(weight, bias)</c>) in <see cref="Linnet.Tensors.Operations"/>.
/// </summary>
public readonly unsafe struct Tensor : IEquatable<Tensor>, IDisposable
{
    private readonly TensorCore? _core;
    private readonly uint _version;

    internal Tensor(TensorCore core)
    {
        _core = core;
        _version = core.Version;
    }

    /// <summary>Sizes of the axes.</summary>
    public Shape Shape => Core.Shape;

    /// <summary>Number of elements.</summary>
    public int Count => Core.Shape.Count;

    /// <summary>Whether this handle still points to a live tensor (false for <c>default</c> and after the scope's end).</summary>
    public bool IsAlive => _core is not null && _core.Version == _version;

    /// <summary>Whether gradients flow to this tensor.</summary>
    public bool RequiresGrad => Core.RequiresGrad;

    /// <summary>Whether a backward pass has put anything into <see cref="Grad"/>.</summary>
    public bool HasGrad => Core.HasGrad;

    /// <summary>The elements, row by row. Writable: filling a tensor is done through it.</summary>
    public Span<float> Data => new(Pointer, Count);

    /// <summary>The gradient's elements; empty before a backward pass has reached this tensor.</summary>
    public Span<float> Grad => HasGrad ? new Span<float>(Core.Grad, Count) : [];

    /// <summary>The elements for kernels; valid as long as the tensor.</summary>
    internal float* Pointer => (float*)Core.Data;

    /// <summary>The gradient for kernels; null before anything was written.</summary>
    internal float* GradPointer => Core.Grad;

    internal TensorCore Core
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (_core is null || _core.Version != _version) ThrowGone();
            return _core!;
        }
    }

    /// <summary>The single element of a tensor with one element, such as a loss.</summary>
    /// <exception cref="ShapeException">The tensor has more elements than one.</exception>
    public float Item => Count == 1 ? *Pointer : throw new ShapeException($"Item needs a tensor with one element; this one is {Shape}.");

    /// <summary>Whether both handles point to the same tensor.</summary>
    /// <param name="left">One handle.</param>
    /// <param name="right">Another.</param>
    public static bool operator ==(Tensor left, Tensor right) => left.Equals(right);

    /// <summary>Whether the handles point to different tensors.</summary>
    /// <param name="left">One handle.</param>
    /// <param name="right">Another.</param>
    public static bool operator !=(Tensor left, Tensor right) => !left.Equals(right);

    /// <summary>A tensor with undefined content, for code that writes every element.</summary>
    /// <param name="shape">Sizes of the axes.</param>
    public static Tensor Uninitialized(Shape shape) => TensorScope.CreateTensor(shape);

    /// <summary>A tensor of zeros.</summary>
    /// <param name="shape">Sizes of the axes.</param>
    public static Tensor Zeros(Shape shape)
    {
        var tensor = Uninitialized(shape);
        tensor.Data.Clear();
        return tensor;
    }

    /// <summary>A tensor with the given elements.</summary>
    /// <param name="values">Row by row, as many as the shape has elements.</param>
    /// <param name="shape">Sizes of the axes.</param>
    /// <exception cref="ShapeException">The number of values does not fit the shape.</exception>
    public static Tensor From(ReadOnlySpan<float> values, Shape shape)
    {
        if (values.Length != shape.Count) throw new ShapeException($"{values.Length} values do not fill the shape {shape}.");
        var tensor = Uninitialized(shape);
        values.CopyTo(tensor.Data);
        return tensor;
    }

    /// <summary>A view of the same elements with another shape; shares data and gradient.</summary>
    /// <param name="shape">As many elements as this tensor has.</param>
    /// <exception cref="ShapeException">The number of elements differs.</exception>
    public Tensor Reshape(Shape shape)
    {
        if (shape.Count != Count) throw new ShapeException($"Reshape cannot turn {Shape} into {shape}: {Count} elements are not {shape.Count}.");
        return TensorScope.Current.Adopt(Core.View(shape));
    }

    /// <summary>Marks a tensor that no operation made as one that gradients flow to.</summary>
    /// <returns>The same tensor.</returns>
    public Tensor WithGrad()
    {
        Core.RequiresGrad = true;
        return this;
    }

    /// <summary>
    /// Runs the backward pass from this scalar: every tensor that it depends on and that requires a gradient gets one added.
    /// </summary>
    /// <exception cref="ShapeException">The tensor has more elements than one.</exception>
    /// <exception cref="InvalidOperationException">The current scope records no gradients.</exception>
    public void Backward() => TensorScope.Current.Backward(this);

    /// <summary>Clears the gradient but keeps its memory for the next step.</summary>
    public void ZeroGrad() => Core.ClearGrad();

    /// <summary>The elements as a new array.</summary>
    public float[] ToArray() => Data.ToArray();

    /// <summary>Frees a tensor made outside any scope; a scope's tensor is left to its scope.</summary>
    public void Dispose()
    {
        if (IsAlive && !_core!.IsScopeOwned) _core.Release();
    }

    /// <inheritdoc/>
    public bool Equals(Tensor other) => ReferenceEquals(_core, other._core) && _version == other._version;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Tensor other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_core is null ? 0 : RuntimeHelpers.GetHashCode(_core), _version);

    /// <summary>As in <c>Tensor [16, 128]</c>.</summary>
    public override string ToString() => IsAlive ? $"Tensor {Shape}" : "Tensor (gone)";

    /// <summary>
    /// The gradient to write into, for the backward half of an operation. Where <paramref name="accumulate"/> is false the
    /// memory is undefined and every element must be assigned; where it is true every element must be added to.
    /// </summary>
    internal float* BeginGrad(out bool accumulate) => Core.BeginGrad(out accumulate);

    /// <summary>The gradient, zeroed if nothing was written yet, for kernels that can only add (scatter).</summary>
    internal float* BeginGradZeroed()
    {
        var grad = Core.BeginGrad(out var accumulate);
        if (!accumulate) new Span<float>(grad, Count).Clear();
        return grad;
    }

    private static void ThrowGone() => throw new ObjectDisposedException(
        nameof(Tensor),
        "This tensor is gone: its scope has ended, or it was disposed. Copy what is needed with ToArray() first, or create it outside the scope.");
}
