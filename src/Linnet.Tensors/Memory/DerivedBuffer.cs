namespace Linnet.Tensors.Memory;

/// <summary>
/// Memory derived from parameters, such as their values in the order a kernel wants: made at first use and again when a
/// parameter has changed. Threads may ask at once: one fills, the others wait. Changing parameters while another thread computes with
/// them is the caller's error.
/// </summary>
internal sealed unsafe class DerivedBuffer : IDisposable
{
    private readonly Lock _gate = new();
    private float* _pointer;
    private int _sizeClass;
    private long _stamp = -1;

    /// <summary>The memory, filled for this stamp.</summary>
    /// <param name="stamp">Grows with every change of a parameter: the sum of their revisions.</param>
    /// <param name="count">Number of elements; always the same for one buffer.</param>
    /// <param name="filler">Fills it.</param>
    internal float* For<TFiller>(long stamp, long count, in TFiller filler)
        where TFiller : struct, IBufferFiller
    {
        if (Volatile.Read(ref _stamp) == stamp) return _pointer;
        lock (_gate)
        {
            if (_stamp == stamp) return _pointer;
            if (_pointer is null) _pointer = (float*)TensorMemory.Rent(4 * count, out _sizeClass);
            filler.Fill(_pointer);
            Volatile.Write(ref _stamp, stamp);
            return _pointer;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_pointer is null) return;
        TensorMemory.Return((byte*)_pointer, _sizeClass);
        _pointer = null;
        _stamp = -1;
    }
}
