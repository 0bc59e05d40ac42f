using System.Runtime.CompilerServices;
using Linnet.Threading;

namespace Linnet.Tensors.Kernels;

/// <summary>
/// A product on one thread: k is cut so that a panel of B and a tile's rows of A share the first-level cache, m so that a block
/// of A stays in the second-level cache, n so that the panels of B stay in the last (Goto and van de Geijn 2008).
/// </summary>
internal static unsafe class BlockedGemm<TVector, TSimd>
    where TVector : struct
    where TSimd : struct, ISimd<TVector>
{
    private const int MaxKBlock = 512;
    private const int MaxRowBlock = 252;
    private const int MaxColumnBlock = 4096;

    /// <summary>Columns of a panel of B.</summary>
    internal static int PanelWidth => 2 * TSimd.Width;

    /// <summary>Computes the whole problem.</summary>
    internal static void Run(in GemmProblem g)
    {
        var columnBlocks = Blocks(g.N, MaxColumnBlock);
        var panels = Blocks(g.N, PanelWidth);
        for (var block = 0; block < columnBlocks; block++)
        {
            var j0 = WorkerPool.PartStart(panels, columnBlocks, block) * PanelWidth;
            var j1 = Math.Min(g.N, WorkerPool.PartStart(panels, columnBlocks, block + 1) * PanelWidth);
            RunColumns(g.Block(0, g.M, j0, j1));
        }
    }

    private static void RunColumns(in GemmProblem g)
    {
        var kBlocks = Math.Max(1, Blocks(g.K, MaxKBlock));
        var rowBlocks = Blocks(g.M, MaxRowBlock);
        for (var kBlock = 0; kBlock < kBlocks; kBlock++)
        {
            var k0 = WorkerPool.PartStart(g.K, kBlocks, kBlock);
            var k = WorkerPool.PartStart(g.K, kBlocks, kBlock + 1) - k0;
            for (var rowBlock = 0; rowBlock < rowBlocks; rowBlock++)
            {
                var i0 = WorkerPool.PartStart(g.M, rowBlocks, rowBlock);
                var i1 = WorkerPool.PartStart(g.M, rowBlocks, rowBlock + 1);
                RunBlock(g.Block(i0, i1, 0, g.N), k0, k, kBlock == 0, kBlock == kBlocks - 1, rowBlock == 0, rowBlocks == 1);
            }
        }
    }

    /// <summary>One block of rows for one block of k and all columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunBlock(in GemmProblem g, int k0, int k, bool firstK, bool lastK, bool firstRows, bool onlyRows)
    {
        var width = PanelWidth;
        var tiles = Blocks(g.M, MicroKernelTable<TVector, TSimd>.MaxRows);
        var scratch = GemmScratch.Current;
        var edge = scratch.Tile(width * MicroKernelTable<TVector, TSimd>.MaxRows);
        var a = g.A + (k0 * g.ACol);
        // Rows that are contiguous along k are read where they are, which is faster than packing them; columns are not.
        var interleaved = g.ARow == 1;
        var packA = interleaved && g.N > width;
        if (packA)
        {
            var rowsOfA = scratch.A((nint)g.M * k);
            Packing.PackTiles(a, g.ACol, g.M, tiles, k, rowsOfA);
            a = rowsOfA;
        }

        var panelBytes = (nint)width * sizeof(float);
        var packed = g.BIsPacked ? null : scratch.B(onlyRows ? (nint)width * k : (nint)Blocks(g.N, width) * width * k);
        GemmTile tile;
        tile.K = k;
        tile.BStep = panelBytes;
        tile.CRow = g.CRow * sizeof(float);
        tile.Alpha = g.Alpha;
        tile.Accumulate = g.Accumulate || !firstK;
        for (var j = 0; j < g.N; j += width)
        {
            var columns = Math.Min(width, g.N - j);
            var vectors = columns <= TSimd.Width ? 1 : 2;
            var whole = columns == vectors * TSimd.Width;
            tile.B = BPanel(g, j, columns, k0, k, packed, firstRows, onlyRows);
            tile.Bias = firstK && g.Bias != null ? g.Bias + j : null;
            for (var t = 0; t < tiles; t++)
            {
                var i = WorkerPool.PartStart(g.M, tiles, t);
                var rows = WorkerPool.PartStart(g.M, tiles, t + 1) - i;
                tile.A = a + (packA ? (nint)i * k : i * g.ARow);
                tile.ARow = g.ARow * sizeof(float);
                tile.AStep = (packA ? rows : g.ACol) * sizeof(float);
                tile.C = g.C + (i * g.CRow) + j;
                if (whole)
                {
                    MicroKernelTable<TVector, TSimd>.Run(rows, vectors, interleaved, &tile);
                }
                else
                {
                    var inner = tile;
                    inner.C = edge;
                    inner.CRow = panelBytes;
                    inner.Alpha = 1;
                    inner.Accumulate = false;
                    inner.Bias = null;
                    MicroKernelTable<TVector, TSimd>.Run(rows, vectors, interleaved, &inner);
                    TileOutput<TVector, TSimd>.Merge(edge, width, rows, columns, &tile);
                }

                if (lastK)
                {
                    TileOutput<TVector, TSimd>.Activate(g.Activation, tile.C,
                        g.PreActivation == null ? null : g.PreActivation + (i * g.CRow) + j, g.CRow, rows, columns);
                }
            }
        }
    }

    private static float* BPanel(in GemmProblem g, int j, int columns, int k0, int k, float* packed, bool firstRows, bool onlyRows)
    {
        if (g.BIsPacked) return g.B + ((nint)j * g.K) + ((nint)k0 * PanelWidth);
        var panel = onlyRows ? packed : packed + ((nint)j * k);
        if (firstRows) Packing.Pack(g.B + (j * g.BCol) + (k0 * g.BRow), g.BCol, g.BRow, columns, k, panel, PanelWidth);
        return panel;
    }

    private static int Blocks(int count, int size) => (int)(((long)count + size - 1) / size);
}
