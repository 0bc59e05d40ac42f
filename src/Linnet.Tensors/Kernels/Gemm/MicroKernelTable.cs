namespace Linnet.Tensors.Kernels;

/// <summary>The micro-kernels of one vector width by height, number of vectors and layout of A.</summary>
internal static unsafe class MicroKernelTable<TVector, TSimd>
    where TVector : struct
    where TSimd : struct, ISimd<TVector>
{
    /// <summary>Rows of the tallest tile: its accumulators, two vectors of B and one of A fill the registers.</summary>
    internal static int MaxRows => TSimd.Registers >= 32 ? 12 : 6;

    /// <summary>Computes a tile of 1 to <see cref="MaxRows"/> rows and one or two vectors.</summary>
    internal static void Run(int rows, int vectors, bool interleaved, GemmTile* tile)
    {
        if (interleaved) Run<InterleavedRows>(rows, vectors, tile);
        else Run<SeparateRows>(rows, vectors, tile);
    }

    private static void Run<TLayout>(int rows, int vectors, GemmTile* tile)
        where TLayout : struct, IRowLayout
    {
        if (vectors == 1) Run<TLayout, Const1>(rows, tile);
        else Run<TLayout, Const2>(rows, tile);
    }

    private static void Run<TLayout, TColumns>(int rows, GemmTile* tile)
        where TLayout : struct, IRowLayout
        where TColumns : struct, IConstant
    {
        switch (rows)
        {
            case 1: MicroKernel<TVector, TSimd>.Run<Const1, TColumns, TLayout>(tile); break;
            case 2: MicroKernel<TVector, TSimd>.Run<Const2, TColumns, TLayout>(tile); break;
            case 3: MicroKernel<TVector, TSimd>.Run<Const3, TColumns, TLayout>(tile); break;
            case 4: MicroKernel<TVector, TSimd>.Run<Const4, TColumns, TLayout>(tile); break;
            case 5: MicroKernel<TVector, TSimd>.Run<Const5, TColumns, TLayout>(tile); break;
            case 6: MicroKernel<TVector, TSimd>.Run<Const6, TColumns, TLayout>(tile); break;
            case 7: MicroKernel<TVector, TSimd>.Run<Const7, TColumns, TLayout>(tile); break;
            case 8: MicroKernel<TVector, TSimd>.Run<Const8, TColumns, TLayout>(tile); break;
            case 9: MicroKernel<TVector, TSimd>.Run<Const9, TColumns, TLayout>(tile); break;
            case 10: MicroKernel<TVector, TSimd>.Run<Const10, TColumns, TLayout>(tile); break;
            case 11: MicroKernel<TVector, TSimd>.Run<Const11, TColumns, TLayout>(tile); break;
            default: MicroKernel<TVector, TSimd>.Run<Const12, TColumns, TLayout>(tile); break;
        }
    }
}
