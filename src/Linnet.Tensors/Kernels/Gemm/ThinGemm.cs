using System.Runtime.CompilerServices;

namespace Linnet.Tensors.Kernels;

/// <summary>
/// Products of one to three rows: each value of B is used so few times that the speed is that of reading B. So B is read once, in
/// the order in which it lies, with enough independent sums to cover the latency of an addition.
/// </summary>
internal static unsafe class ThinGemm<TVector, TSimd>
    where TVector : struct
    where TSimd : struct, ISimd<TVector>
{
    /// <summary>More rows than these are worth a tile.</summary>
    internal const int MaxRows = 3;

    private const int RowsAtOnce = 8;

    /// <summary>Computes the whole problem.</summary>
    internal static void Run(in GemmProblem g)
    {
        var width = (nint)(2 * TSimd.Width);
        var rowLength = ((g.N + width - 1) / width * width) + width;
        var scratch = GemmScratch.Current;
        var sums = scratch.B(rowLength * g.M);
        var a = ContiguousRows(g, scratch, out var aRow);
        if (g.BIsPacked)
        {
            for (nint j = 0; j < g.N; j += width)
                for (var i = 0; i < g.M; i++) PanelSums(a + (i * aRow), g.B + (j * g.K), g.K, sums + (i * rowLength) + j);
        }
        else if (g.BCol == 1)
        {
            new Span<float>(sums, checked((int)(rowLength * g.M))).Clear();
            for (var p = 0; p < g.K; p += RowsAtOnce)
                for (var i = 0; i < g.M; i++)
                    AddRows(a + (i * aRow) + p, Math.Min(RowsAtOnce, g.K - p), g.B + (p * g.BRow), g.BRow, g.N, sums + (i * rowLength));
        }
        else
        {
            for (var j = 0; j < g.N; j += 4)
                for (var i = 0; i < g.M; i++)
                    Dots(a + (i * aRow), g.B + (j * g.BCol), g.BCol, Math.Min(4, g.N - j), g.K, sums + (i * rowLength) + j);
        }

        GemmTile tile = default;
        tile.C = g.C;
        tile.CRow = g.CRow * sizeof(float);
        tile.Alpha = g.Alpha;
        tile.Accumulate = g.Accumulate;
        tile.Bias = g.Bias;
        TileOutput<TVector, TSimd>.Merge(sums, (int)rowLength, g.M, g.N, &tile);
        TileOutput<TVector, TSimd>.Activate(g.Activation, g.C, g.PreActivation, g.CRow, g.M, g.N);
    }

    private static float* ContiguousRows(in GemmProblem g, GemmScratch scratch, out nint row)
    {
        row = g.ARow;
        if (g.ACol == 1) return g.A;
        row = g.K;
        var copy = scratch.A((nint)g.M * g.K);
        for (nint i = 0; i < g.M; i++)
            for (nint p = 0; p < g.K; p++) copy[(i * g.K) + p] = g.A[(i * g.ARow) + (p * g.ACol)];
        return copy;
    }

    /// <summary>One row times a packed panel of two vectors; four sums each, for k modulo 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PanelSums(float* a, float* b, int k, float* sums)
    {
        var width = TSimd.Width;
        var zero = TSimd.Broadcast(0);
        TVector left0 = zero, left1 = zero, left2 = zero, left3 = zero;
        TVector right0 = zero, right1 = zero, right2 = zero, right3 = zero;
        var p = 0;
        for (; p + 4 <= k; p += 4, b += 8 * width)
        {
            var x = TSimd.Broadcast(a[p]);
            left0 = TSimd.MultiplyAdd(x, TSimd.Load(b), left0);
            right0 = TSimd.MultiplyAdd(x, TSimd.Load(b + width), right0);
            x = TSimd.Broadcast(a[p + 1]);
            left1 = TSimd.MultiplyAdd(x, TSimd.Load(b + (2 * width)), left1);
            right1 = TSimd.MultiplyAdd(x, TSimd.Load(b + (3 * width)), right1);
            x = TSimd.Broadcast(a[p + 2]);
            left2 = TSimd.MultiplyAdd(x, TSimd.Load(b + (4 * width)), left2);
            right2 = TSimd.MultiplyAdd(x, TSimd.Load(b + (5 * width)), right2);
            x = TSimd.Broadcast(a[p + 3]);
            left3 = TSimd.MultiplyAdd(x, TSimd.Load(b + (6 * width)), left3);
            right3 = TSimd.MultiplyAdd(x, TSimd.Load(b + (7 * width)), right3);
        }

        for (; p < k; p++, b += 2 * width)
        {
            var x = TSimd.Broadcast(a[p]);
            left0 = TSimd.MultiplyAdd(x, TSimd.Load(b), left0);
            right0 = TSimd.MultiplyAdd(x, TSimd.Load(b + width), right0);
        }

        TSimd.Store(sums, TSimd.Add(TSimd.Add(left0, left1), TSimd.Add(left2, left3)));
        TSimd.Store(sums + width, TSimd.Add(TSimd.Add(right0, right1), TSimd.Add(right2, right3)));
    }

    /// <summary>sums += a[0]·row 0 of B + … for up to eight adjacent rows: eight streams, and sums that stay in the cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddRows(float* a, int rows, float* b, nint bRow, int n, float* sums)
    {
        if (rows < RowsAtOnce)
        {
            for (var p = 0; p < rows; p++, b += bRow) AddRow(a[p], b, n, sums);
            return;
        }

        var (x0, x1, x2, x3) = (TSimd.Broadcast(a[0]), TSimd.Broadcast(a[1]), TSimd.Broadcast(a[2]), TSimd.Broadcast(a[3]));
        var (x4, x5, x6, x7) = (TSimd.Broadcast(a[4]), TSimd.Broadcast(a[5]), TSimd.Broadcast(a[6]), TSimd.Broadcast(a[7]));
        var b3 = b + (3 * bRow);
        var b6 = b + (6 * bRow);
        var j = 0;
        for (; j + TSimd.Width <= n; j += TSimd.Width)
        {
            var first = TSimd.MultiplyAdd(x0, TSimd.Load(b + j), TSimd.Load(sums + j));
            var second = TSimd.Multiply(x1, TSimd.Load(b + bRow + j));
            first = TSimd.MultiplyAdd(x2, TSimd.Load(b + (2 * bRow) + j), first);
            second = TSimd.MultiplyAdd(x3, TSimd.Load(b3 + j), second);
            first = TSimd.MultiplyAdd(x4, TSimd.Load(b3 + bRow + j), first);
            second = TSimd.MultiplyAdd(x5, TSimd.Load(b3 + (2 * bRow) + j), second);
            first = TSimd.MultiplyAdd(x6, TSimd.Load(b6 + j), first);
            second = TSimd.MultiplyAdd(x7, TSimd.Load(b6 + bRow + j), second);
            TSimd.Store(sums + j, TSimd.Add(first, second));
        }

        for (; j < n; j++)
            for (var p = 0; p < RowsAtOnce; p++) sums[j] += a[p] * b[(p * bRow) + j];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddRow(float a, float* b, int n, float* sums)
    {
        var x = TSimd.Broadcast(a);
        var j = 0;
        for (; j + TSimd.Width <= n; j += TSimd.Width)
            TSimd.Store(sums + j, TSimd.MultiplyAdd(x, TSimd.Load(b + j), TSimd.Load(sums + j)));
        for (; j < n; j++) sums[j] += a * b[j];
    }

    /// <summary>The dot products of one row with up to four lines of B, each with two sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Dots(float* a, float* b, nint line, int lines, int k, float* sums)
    {
        // Lines that do not exist repeat the last one; their sums are written to padding and never read.
        var b1 = b + (Math.Min(1, lines - 1) * line);
        var b2 = b + (Math.Min(2, lines - 1) * line);
        var b3 = b + (Math.Min(3, lines - 1) * line);
        var width = TSimd.Width;
        var zero = TSimd.Broadcast(0);
        TVector even0 = zero, even1 = zero, even2 = zero, even3 = zero;
        TVector odd0 = zero, odd1 = zero, odd2 = zero, odd3 = zero;
        var p = 0;
        for (; p + (2 * width) <= k; p += 2 * width)
        {
            var x = TSimd.Load(a + p);
            even0 = TSimd.MultiplyAdd(x, TSimd.Load(b + p), even0);
            even1 = TSimd.MultiplyAdd(x, TSimd.Load(b1 + p), even1);
            even2 = TSimd.MultiplyAdd(x, TSimd.Load(b2 + p), even2);
            even3 = TSimd.MultiplyAdd(x, TSimd.Load(b3 + p), even3);
            var q = p + width;
            x = TSimd.Load(a + q);
            odd0 = TSimd.MultiplyAdd(x, TSimd.Load(b + q), odd0);
            odd1 = TSimd.MultiplyAdd(x, TSimd.Load(b1 + q), odd1);
            odd2 = TSimd.MultiplyAdd(x, TSimd.Load(b2 + q), odd2);
            odd3 = TSimd.MultiplyAdd(x, TSimd.Load(b3 + q), odd3);
        }

        for (; p < k; p += width)
        {
            var mask = TSimd.FirstLanes(Math.Min(width, k - p));
            var x = TSimd.LoadMasked(a + p, mask);
            even0 = TSimd.MultiplyAdd(x, TSimd.LoadMasked(b + p, mask), even0);
            even1 = TSimd.MultiplyAdd(x, TSimd.LoadMasked(b1 + p, mask), even1);
            even2 = TSimd.MultiplyAdd(x, TSimd.LoadMasked(b2 + p, mask), even2);
            even3 = TSimd.MultiplyAdd(x, TSimd.LoadMasked(b3 + p, mask), even3);
        }

        sums[0] = TSimd.Sum(TSimd.Add(even0, odd0));
        sums[1] = TSimd.Sum(TSimd.Add(even1, odd1));
        sums[2] = TSimd.Sum(TSimd.Add(even2, odd2));
        sums[3] = TSimd.Sum(TSimd.Add(even3, odd3));
    }
}
