namespace Linnet.Tensors.Kernels;

/// <summary>
/// A parameter's layout for the matrix product, made at first use and again when the parameter has changed. Threads may ask at
/// once: one lays out, the others wait. Changing the parameter while another thread computes with it is the caller's error.
/// </summary>
internal sealed unsafe class PackedWeight : IDisposable
{
    private readonly Lock _gate = new();
    private PackedMatrix? _packed;
    private volatile int _revision = -1;

    /// <summary>The layout of a linear layer's weight.</summary>
    /// <param name="weight">The parameter that owns this object.</param>
    /// <param name="isOutIn">Whether the weight is <c>[out, in]</c> rather than <c>[in, out]</c>; the same at every call.</param>
    internal PackedMatrix For(Parameter weight, bool isOutIn = true)
    {
        if (_revision == weight.Revision) return _packed!;
        lock (_gate)
        {
            var revision = weight.Revision;
            if (_revision == revision) return _packed!;
            var (outputs, inputs) = (weight.Shape[isOutIn ? 0 : 1], weight.Shape[isOutIn ? 1 : 0]);
            if (_packed is null) _packed = PackedMatrix.Pack(isOutIn, outputs, inputs, weight.Value.Pointer, weight.Shape[1]);
            else _packed.Repack(isOutIn, weight.Value.Pointer, weight.Shape[1]);
            _revision = revision;
            return _packed;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _packed?.Dispose();
}
