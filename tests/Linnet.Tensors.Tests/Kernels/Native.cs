using System.Runtime.InteropServices;

namespace Linnet.Tensors.Tests.Kernels;

/// <summary>Random values in native memory, for kernels that take pointers.</summary>
internal sealed unsafe class Native : IDisposable
{
    private float* _pointer;

    internal Native(int count, ulong seed = 1, double scale = 1)
    {
        _pointer = (float*)NativeMemory.Alloc((nuint)count, sizeof(float));
        TestValues.Normal(count, seed, scale).CopyTo(new Span<float>(_pointer, count));
    }

    public static implicit operator float*(Native native) => native._pointer;

    public void Dispose()
    {
        NativeMemory.Free(_pointer);
        _pointer = null;
    }
}
