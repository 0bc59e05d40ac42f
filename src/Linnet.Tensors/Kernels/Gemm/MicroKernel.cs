using System.Runtime.CompilerServices;

namespace Linnet.Tensors.Kernels;

/// <summary>
/// The innermost loop of every product: a tile of C, up to 12 rows by one or two vectors, is held in registers while a column of
/// A (broadcast) times a row of B is added for each k (Goto and van de Geijn 2008). Written once; the JIT makes one kernel for
/// each height, width and vector size and drops the rows that a kernel does not have.
/// </summary>
internal static unsafe class MicroKernel<TVector, TSimd>
    where TVector : struct
    where TSimd : struct, ISimd<TVector>
{
    /// <summary>tile.C = (accumulate ? tile.C : 0) + bias + alpha·A·B for TRows rows and TColumns (1 or 2) whole vectors.</summary>
    // Straight to optimised code: a tier-0 version with its accumulators in memory would run for thousands of calls.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run<TRows, TColumns, TLayout>(GemmTile* tile)
        where TRows : struct, IConstant
        where TColumns : struct, IConstant
        where TLayout : struct, IRowLayout
    {
        var zero = TSimd.Broadcast(0);
        TVector c0L = zero, c0R = zero;
        TVector c1L = zero, c1R = zero;
        TVector c2L = zero, c2R = zero;
        TVector c3L = zero, c3R = zero;
        TVector c4L = zero, c4R = zero;
        TVector c5L = zero, c5R = zero;
        TVector c6L = zero, c6R = zero;
        TVector c7L = zero, c7R = zero;
        TVector c8L = zero, c8R = zero;
        TVector c9L = zero, c9R = zero;
        TVector c10L = zero, c10R = zero;
        TVector c11L = zero, c11R = zero;

        // Rows in threes: one pointer for each three and two strides fit the general registers.
        var row = tile->ARow;
        var a0 = (byte*)tile->A;
        var a3 = a0 + (3 * row);
        var a6 = a3 + (3 * row);
        var a9 = a6 + (3 * row);
        var aStep = tile->AStep;
        var b = (byte*)tile->B;
        var bStep = tile->BStep;
        PrefetchRows<TRows, TColumns>((byte*)tile->C, tile->CRow);
        for (var k = tile->K; k > 0; k--)
        {
            var left = TSimd.Load((float*)b);
            var right = TColumns.Value > 1 ? TSimd.Load((float*)b + TSimd.Width) : left;
            b += bStep;
            var x0 = TSimd.Broadcast(*(float*)a0);
            c0L = TSimd.MultiplyAdd(x0, left, c0L);
            if (TColumns.Value > 1) c0R = TSimd.MultiplyAdd(x0, right, c0R);

            if (TRows.Value > 1)
            {
                var x1 = TSimd.Broadcast(*(TLayout.Interleaved ? (float*)a0 + 1 : (float*)(a0 + row)));
                c1L = TSimd.MultiplyAdd(x1, left, c1L);
                if (TColumns.Value > 1) c1R = TSimd.MultiplyAdd(x1, right, c1R);
            }

            if (TRows.Value > 2)
            {
                var x2 = TSimd.Broadcast(*(TLayout.Interleaved ? (float*)a0 + 2 : (float*)(a0 + (2 * row))));
                c2L = TSimd.MultiplyAdd(x2, left, c2L);
                if (TColumns.Value > 1) c2R = TSimd.MultiplyAdd(x2, right, c2R);
            }

            if (TRows.Value > 3)
            {
                var x3 = TSimd.Broadcast(*(TLayout.Interleaved ? (float*)a0 + 3 : (float*)(a3)));
                c3L = TSimd.MultiplyAdd(x3, left, c3L);
                if (TColumns.Value > 1) c3R = TSimd.MultiplyAdd(x3, right, c3R);
            }

            if (TRows.Value > 4)
            {
                var x4 = TSimd.Broadcast(*(TLayout.Interleaved ? (float*)a0 + 4 : (float*)(a3 + row)));
                c4L = TSimd.MultiplyAdd(x4, left, c4L);
                if (TColumns.Value > 1) c4R = TSimd.MultiplyAdd(x4, right, c4R);
            }

            if (TRows.Value > 5)
            {
                var x5 = TSimd.Broadcast(*(TLayout.Interleaved ? (float*)a0 + 5 : (float*)(a3 + (2 * row))));
                c5L = TSimd.MultiplyAdd(x5, left, c5L);
                if (TColumns.Value > 1) c5R = TSimd.MultiplyAdd(x5, right, c5R);
            }

            if (TRows.Value > 6)
            {
                var x6 = TSimd.Broadcast(*(TLayout.Interleaved ? (float*)a0 + 6 : (float*)(a6)));
                c6L = TSimd.MultiplyAdd(x6, left, c6L);
                if (TColumns.Value > 1) c6R = TSimd.MultiplyAdd(x6, right, c6R);
            }

            if (TRows.Value > 7)
            {
                var x7 = TSimd.Broadcast(*(TLayout.Interleaved ? (float*)a0 + 7 : (float*)(a6 + row)));
                c7L = TSimd.MultiplyAdd(x7, left, c7L);
                if (TColumns.Value > 1) c7R = TSimd.MultiplyAdd(x7, right, c7R);
            }

            if (TRows.Value > 8)
            {
                var x8 = TSimd.Broadcast(*(TLayout.Interleaved ? (float*)a0 + 8 : (float*)(a6 + (2 * row))));
                c8L = TSimd.MultiplyAdd(x8, left, c8L);
                if (TColumns.Value > 1) c8R = TSimd.MultiplyAdd(x8, right, c8R);
            }

            if (TRows.Value > 9)
            {
                var x9 = TSimd.Broadcast(*(TLayout.Interleaved ? (float*)a0 + 9 : (float*)(a9)));
                c9L = TSimd.MultiplyAdd(x9, left, c9L);
                if (TColumns.Value > 1) c9R = TSimd.MultiplyAdd(x9, right, c9R);
            }

            if (TRows.Value > 10)
            {
                var x10 = TSimd.Broadcast(*(TLayout.Interleaved ? (float*)a0 + 10 : (float*)(a9 + row)));
                c10L = TSimd.MultiplyAdd(x10, left, c10L);
                if (TColumns.Value > 1) c10R = TSimd.MultiplyAdd(x10, right, c10R);
            }

            if (TRows.Value > 11)
            {
                var x11 = TSimd.Broadcast(*(TLayout.Interleaved ? (float*)a0 + 11 : (float*)(a9 + (2 * row))));
                c11L = TSimd.MultiplyAdd(x11, left, c11L);
                if (TColumns.Value > 1) c11R = TSimd.MultiplyAdd(x11, right, c11R);
            }

            a0 += aStep;
            if (!TLayout.Interleaved)
            {
                a3 += aStep;
                a6 += aStep;
                a9 += aStep;
            }
        }

        var alpha = TSimd.Broadcast(tile->Alpha);
        var c = (byte*)tile->C;
        var cRow = tile->CRow;
        var accumulate = tile->Accumulate;
        var bias = tile->Bias;
        var biasL = bias == null ? zero : TSimd.Load(bias);
        var biasR = bias == null || TColumns.Value == 1 ? zero : TSimd.Load(bias + TSimd.Width);
        Store<TColumns>((float*)c, c0L, c0R, alpha, biasL, biasR, accumulate);
        if (TRows.Value > 1) Store<TColumns>((float*)(c + (1 * cRow)), c1L, c1R, alpha, biasL, biasR, accumulate);
        if (TRows.Value > 2) Store<TColumns>((float*)(c + (2 * cRow)), c2L, c2R, alpha, biasL, biasR, accumulate);
        if (TRows.Value > 3) Store<TColumns>((float*)(c + (3 * cRow)), c3L, c3R, alpha, biasL, biasR, accumulate);
        if (TRows.Value > 4) Store<TColumns>((float*)(c + (4 * cRow)), c4L, c4R, alpha, biasL, biasR, accumulate);
        if (TRows.Value > 5) Store<TColumns>((float*)(c + (5 * cRow)), c5L, c5R, alpha, biasL, biasR, accumulate);
        if (TRows.Value > 6) Store<TColumns>((float*)(c + (6 * cRow)), c6L, c6R, alpha, biasL, biasR, accumulate);
        if (TRows.Value > 7) Store<TColumns>((float*)(c + (7 * cRow)), c7L, c7R, alpha, biasL, biasR, accumulate);
        if (TRows.Value > 8) Store<TColumns>((float*)(c + (8 * cRow)), c8L, c8R, alpha, biasL, biasR, accumulate);
        if (TRows.Value > 9) Store<TColumns>((float*)(c + (9 * cRow)), c9L, c9R, alpha, biasL, biasR, accumulate);
        if (TRows.Value > 10) Store<TColumns>((float*)(c + (10 * cRow)), c10L, c10R, alpha, biasL, biasR, accumulate);
        if (TRows.Value > 11) Store<TColumns>((float*)(c + (11 * cRow)), c11L, c11R, alpha, biasL, biasR, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TColumns>(float* c, TVector left, TVector right, TVector alpha, TVector biasL, TVector biasR,
        bool accumulate)
        where TColumns : struct, IConstant
    {
        TSimd.Store(c, TSimd.MultiplyAdd(left, alpha, accumulate ? TSimd.Add(TSimd.Load(c), biasL) : biasL));
        if (TColumns.Value > 1)
        {
            var next = c + TSimd.Width;
            TSimd.Store(next, TSimd.MultiplyAdd(right, alpha, accumulate ? TSimd.Add(TSimd.Load(next), biasR) : biasR));
        }
    }

    /// <summary>C is needed when the sums are ready: by then it should have come from wherever it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PrefetchRows<TRows, TColumns>(byte* c, nint cRow)
        where TRows : struct, IConstant
        where TColumns : struct, IConstant
    {
        for (var i = 0; i < TRows.Value; i++, c += cRow)
        {
            TSimd.Prefetch(c);
            TSimd.Prefetch(c + (TColumns.Value * TSimd.Width * sizeof(float)) - 1);
        }
    }
}
