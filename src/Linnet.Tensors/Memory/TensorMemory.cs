using System.Numerics;
using System.Runtime.InteropServices;

namespace Linnet.Tensors.Memory;

/// <summary>
/// The pool of native memory behind all tensors. Buffers are 64-byte aligned, come in size classes (four a power of two, so
/// at most a fifth is wasted), and go back to the pool when their scope ends: in a steady state nothing is allocated.
/// Thread-safe.
/// </summary>
public static unsafe class TensorMemory
{
    private const int Alignment = 64;
    private const int SmallestShift = 6;
    private const int ClassCount = (40 - SmallestShift) * 4;

    private static readonly Stack<nint>[] Free = [.. Enumerable.Range(0, ClassCount).Select(_ => new Stack<nint>())];
    private static long _liveBytes;
    private static long _liveBuffers;
    private static long _pooledBytes;
    private static long _peakBytes;
    private static long _allocations;

    /// <summary>Bytes in buffers that are in use now.</summary>
    public static long LiveBytes => Volatile.Read(ref _liveBytes);

    /// <summary>Number of buffers in use now: a test for leaks compares it before and after.</summary>
    public static long LiveBuffers => Volatile.Read(ref _liveBuffers);

    /// <summary>Bytes in buffers that wait for reuse.</summary>
    public static long PooledBytes => Volatile.Read(ref _pooledBytes);

    /// <summary>Most bytes held from the operating system at any time so far.</summary>
    public static long PeakBytes => Volatile.Read(ref _peakBytes);

    /// <summary>How often the operating system was asked for memory: constant in a steady state.</summary>
    public static long NativeAllocations => Volatile.Read(ref _allocations);

    /// <summary>Gives all unused buffers back to the operating system.</summary>
    public static void Trim()
    {
        for (var sizeClass = 0; sizeClass < ClassCount; sizeClass++)
        {
            var stack = Free[sizeClass];
            lock (stack)
            {
                while (stack.TryPop(out var pointer))
                {
                    NativeMemory.AlignedFree((void*)pointer);
                    Interlocked.Add(ref _pooledBytes, -BytesOf(sizeClass));
                }
            }
        }
    }

    /// <summary>Takes a buffer with undefined content.</summary>
    /// <param name="bytes">At least 0.</param>
    /// <param name="sizeClass">Needed to give it back.</param>
    internal static byte* Rent(long bytes, out int sizeClass)
    {
        sizeClass = ClassOf(bytes);
        var size = BytesOf(sizeClass);
        var stack = Free[sizeClass];
        var pointer = nint.Zero;
        lock (stack)
        {
            if (stack.TryPop(out var pooled)) pointer = pooled;
        }

        if (pointer == nint.Zero)
        {
            pointer = (nint)NativeMemory.AlignedAlloc((nuint)size, Alignment);
            Interlocked.Increment(ref _allocations);
        }
        else
        {
            Interlocked.Add(ref _pooledBytes, -size);
        }

        Interlocked.Increment(ref _liveBuffers);
        var held = Interlocked.Add(ref _liveBytes, size) + PooledBytes;
        var peak = PeakBytes;
        while (held > peak)
        {
            var seen = Interlocked.CompareExchange(ref _peakBytes, held, peak);
            if (seen == peak) break;
            peak = seen;
        }

        return (byte*)pointer;
    }

    internal static void Return(byte* pointer, int sizeClass)
    {
        var size = BytesOf(sizeClass);
        Interlocked.Decrement(ref _liveBuffers);
        Interlocked.Add(ref _liveBytes, -size);
        Interlocked.Add(ref _pooledBytes, size);
        var stack = Free[sizeClass];
        lock (stack) stack.Push((nint)pointer);
    }

    internal static long BytesOf(int sizeClass)
    {
        var shift = SmallestShift + (sizeClass >> 2);
        return (1L << shift) + ((long)(sizeClass & 3) << (shift - 2));
    }

    /// <summary>The smallest class whose buffers hold so many bytes.</summary>
    internal static int ClassOf(long bytes)
    {
        if (bytes <= 1 << SmallestShift) return 0;
        var shift = BitOperations.Log2((ulong)bytes);
        var quarter = 1L << (shift - 2);
        var quarters = (int)((bytes - (1L << shift) + quarter - 1) / quarter);
        var sizeClass = ((shift - SmallestShift) << 2) + quarters;
        return sizeClass < ClassCount
            ? sizeClass
            : throw new ShapeException($"A tensor of {bytes} bytes is larger than this library handles; use smaller sizes.");
    }
}
