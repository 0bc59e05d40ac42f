using System.Runtime.Intrinsics;

namespace Linnet.Tensors.Kernels;

/// <summary>Chooses the kernels for a product on one thread.</summary>
internal static class SerialGemm
{
    /// <summary>Columns of a panel of B at the present vector width.</summary>
    internal static int PanelWidth => 2 * (int)SimdSelection.Current;

    /// <summary>Computes the whole problem on the calling thread.</summary>
    internal static void Run(in GemmProblem problem)
    {
        switch (SimdSelection.Current)
        {
            case SimdLevel.Vector512: BlockedGemm<Vector512<float>, Simd512>.Run(problem); break;
            case SimdLevel.Vector256: BlockedGemm<Vector256<float>, Simd256>.Run(problem); break;
            case SimdLevel.Vector128: BlockedGemm<Vector128<float>, Simd128>.Run(problem); break;
            default: BlockedGemm<float, SimdScalar>.Run(problem); break;
        }
    }
}
