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

    /// <summary>The layout of a linear layer's weight <c>[out, in]</c>.</summary>
    /// <param name="weight">The parameter that owns this object.</param>
    internal PackedMatrix For(Parameter weight)
    {
        if (_revision == weight.Revision) return _packed!;
        lock (_gate)
        {
            var revision = weight.Revision;
            if (_revision == revision) return _packed!;
            var (outputs, inputs) = (weight.Shape[0], weight.Shape[1]);
            if (_packed is null) _packed = PackedMatrix.Pack(true, outputs, inputs, weight.Value.Pointer, inputs);
            else _packed.Repack(true, weight.Value.Pointer, inputs);
            _revision = revision;
            return _packed;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _packed?.Dispose();
}
