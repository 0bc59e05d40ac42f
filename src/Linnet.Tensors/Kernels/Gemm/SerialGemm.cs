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
            case SimdLevel.Vector512: Run<Vector512<float>, Simd512>(problem); break;
            case SimdLevel.Vector256: Run<Vector256<float>, Simd256>(problem); break;
            case SimdLevel.Vector128: Run<Vector128<float>, Simd128>(problem); break;
            default: Run<float, SimdScalar>(problem); break;
        }
    }

    private static void Run<TVector, TSimd>(in GemmProblem problem)
        where TVector : struct
        where TSimd : struct, ISimd<TVector>
    {
        if (problem.M <= 0 || problem.N <= 0) return;
        if (problem.M <= ThinGemm<TVector, TSimd>.MaxRows) ThinGemm<TVector, TSimd>.Run(problem);
        else BlockedGemm<TVector, TSimd>.Run(problem);
    }
}
