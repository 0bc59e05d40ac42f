using System.Runtime.Intrinsics;

namespace Linnet.Tensors.Kernels;

/// <summary>The vector widths that kernels are compiled for.</summary>
internal enum SimdLevel
{
    /// <summary>One lane.</summary>
    Scalar = 1,

    /// <summary>SSE or NEON.</summary>
    Vector128 = 4,

    /// <summary>AVX2.</summary>
    Vector256 = 8,

    /// <summary>AVX-512.</summary>
    Vector512 = 16,
}

/// <summary>Which width the kernels use: the widest that this machine is good at, unless a test asks for another.</summary>
internal static class SimdSelection
{
    /// <summary>The widest level that runs at speed here.</summary>
    internal static SimdLevel Best { get; } =
        Vector512.IsHardwareAccelerated ? SimdLevel.Vector512
        : Vector256.IsHardwareAccelerated ? SimdLevel.Vector256
        : Vector128.IsHardwareAccelerated ? SimdLevel.Vector128
        : SimdLevel.Scalar;

    /// <summary>The level in use. Set only by tests, while no kernel runs.</summary>
    internal static SimdLevel Current { get; set; } = Best;
}
