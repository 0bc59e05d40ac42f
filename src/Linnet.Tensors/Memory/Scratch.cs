namespace Linnet.Tensors.Memory;

/// <summary>A pooled buffer for the time of one kernel; disposed by the code that rented it.</summary>
internal unsafe ref struct Scratch
{
    private readonly int _sizeClass;

    private Scratch(float* pointer, int sizeClass)
    {
        Pointer = pointer;
        _sizeClass = sizeClass;
    }

    /// <summary>Undefined content, 64-byte aligned.</summary>
    internal float* Pointer { get; private set; }

    /// <summary>Takes a buffer from the pool.</summary>
    /// <param name="count">Number of float32 elements.</param>
    internal static Scratch Rent(long count)
    {
        var pointer = TensorMemory.Rent(4 * count, out var sizeClass);
        return new Scratch((float*)pointer, sizeClass);
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        if (Pointer is null) return;
        TensorMemory.Return((byte*)Pointer, _sizeClass);
        Pointer = null;
    }
}
