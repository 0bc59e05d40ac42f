using System.Runtime.CompilerServices;

namespace Linnet.Tensors.Kernels.Lanes;

/// <summary>How the JIT is to treat a kernel.</summary>
internal static class KernelCode
{
    /// <summary>
    /// Compiled fully at the first call, since a slow first version could run for a long loop; and never inlined, since a kernel
    /// that is inlined far down leaves the JIT no budget to inline what the kernel itself is made of.
    /// </summary>
    internal const MethodImplOptions Options = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;
}
