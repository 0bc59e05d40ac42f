using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Panels;

/// <summary>
/// <c>C[rows, 64] += A[rows, depth] · P[depth, 64]</c> for a panel P of 64 contiguous columns: the product inside a recurrent
/// step or a convolution, fused with what happens before and after it. Six rows of four registers are held at a time, which
/// keeps the multipliers busy. Every sum runs over the depth in order, so a row's result does not depend on the rows around it.
/// </summary>
internal static unsafe class PanelProduct
{
    /// <summary>Columns of a panel.</summary>
    internal const int Columns = 64;

    /// <summary>Adds the product to C. A may be read transposed: its two strides are free.</summary>
    /// <param name="a">First element of A.</param>
    /// <param name="rowStride">Elements from one row of A to the next.</param>
    /// <param name="depthStride">Elements from one column of A to the next.</param>
    /// <param name="rows">Rows of A and C.</param>
    /// <param name="depth">Columns of A, rows of the panel.</param>
    /// <param name="panel">The panel, row by row.</param>
    /// <param name="c">First row of C.</param>
    /// <param name="ldc">Elements from one row of C to the next.</param>
    internal static void Accumulate<T>(float* a, nint rowStride, nint depthStride, int rows, int depth, float* panel, float* c, int ldc)
        where T : unmanaged, ILanes<T>
    {
        var width = 4 * T.Count;
        var row = 0;

        // 32 registers hold 24 sums, an operand row and a factor; 16 registers hold 8 sums.
        if (T.Count == Lanes512.Count)
        {
            for (; row <= rows - 6; row += 6)
                SixRows<T>(a + (row * rowStride), rowStride, depthStride, depth, panel, c + ((nint)row * ldc), ldc);
        }

        for (; row < rows; row += 2)
        {
            for (var column = 0; column < Columns; column += width)
            {
                var target = c + ((nint)row * ldc) + column;
                if (row + 1 < rows) TwoRows<T>(a + (row * rowStride), rowStride, depthStride, depth, panel + column, target, ldc);
                else OneRow<T>(a + (row * rowStride), depthStride, depth, panel + column, target);
            }
        }
    }

    private static void SixRows<T>(float* a, nint rowStride, nint depthStride, int depth, float* panel, float* c, int ldc)
        where T : unmanaged, ILanes<T>
    {
        var n = T.Count;
        float* r0 = c, r1 = r0 + ldc, r2 = r1 + ldc, r3 = r2 + ldc, r4 = r3 + ldc, r5 = r4 + ldc;
        T c00 = T.Load(r0), c01 = T.Load(r0 + n), c02 = T.Load(r0 + (2 * n)), c03 = T.Load(r0 + (3 * n));
        T c10 = T.Load(r1), c11 = T.Load(r1 + n), c12 = T.Load(r1 + (2 * n)), c13 = T.Load(r1 + (3 * n));
        T c20 = T.Load(r2), c21 = T.Load(r2 + n), c22 = T.Load(r2 + (2 * n)), c23 = T.Load(r2 + (3 * n));
        T c30 = T.Load(r3), c31 = T.Load(r3 + n), c32 = T.Load(r3 + (2 * n)), c33 = T.Load(r3 + (3 * n));
        T c40 = T.Load(r4), c41 = T.Load(r4 + n), c42 = T.Load(r4 + (2 * n)), c43 = T.Load(r4 + (3 * n));
        T c50 = T.Load(r5), c51 = T.Load(r5 + n), c52 = T.Load(r5 + (2 * n)), c53 = T.Load(r5 + (3 * n));
        float* a0 = a, a1 = a0 + rowStride, a2 = a1 + rowStride, a3 = a2 + rowStride, a4 = a3 + rowStride, a5 = a4 + rowStride;
        nint at = 0;
        for (; depth > 0; depth--, panel += Columns, at += depthStride)
        {
            T p0 = T.Load(panel), p1 = T.Load(panel + n), p2 = T.Load(panel + (2 * n)), p3 = T.Load(panel + (3 * n));
            var x = T.Broadcast(a0[at]);
            c00 = T.MultiplyAdd(x, p0, c00);
            c01 = T.MultiplyAdd(x, p1, c01);
            c02 = T.MultiplyAdd(x, p2, c02);
            c03 = T.MultiplyAdd(x, p3, c03);
            x = T.Broadcast(a1[at]);
            c10 = T.MultiplyAdd(x, p0, c10);
            c11 = T.MultiplyAdd(x, p1, c11);
            c12 = T.MultiplyAdd(x, p2, c12);
            c13 = T.MultiplyAdd(x, p3, c13);
            x = T.Broadcast(a2[at]);
            c20 = T.MultiplyAdd(x, p0, c20);
            c21 = T.MultiplyAdd(x, p1, c21);
            c22 = T.MultiplyAdd(x, p2, c22);
            c23 = T.MultiplyAdd(x, p3, c23);
            x = T.Broadcast(a3[at]);
            c30 = T.MultiplyAdd(x, p0, c30);
            c31 = T.MultiplyAdd(x, p1, c31);
            c32 = T.MultiplyAdd(x, p2, c32);
            c33 = T.MultiplyAdd(x, p3, c33);
            x = T.Broadcast(a4[at]);
            c40 = T.MultiplyAdd(x, p0, c40);
            c41 = T.MultiplyAdd(x, p1, c41);
            c42 = T.MultiplyAdd(x, p2, c42);
            c43 = T.MultiplyAdd(x, p3, c43);
            x = T.Broadcast(a5[at]);
            c50 = T.MultiplyAdd(x, p0, c50);
            c51 = T.MultiplyAdd(x, p1, c51);
            c52 = T.MultiplyAdd(x, p2, c52);
            c53 = T.MultiplyAdd(x, p3, c53);
        }

        Store4(r0, c00, c01, c02, c03);
        Store4(r1, c10, c11, c12, c13);
        Store4(r2, c20, c21, c22, c23);
        Store4(r3, c30, c31, c32, c33);
        Store4(r4, c40, c41, c42, c43);
        Store4(r5, c50, c51, c52, c53);
    }

    private static void TwoRows<T>(float* a, nint rowStride, nint depthStride, int depth, float* panel, float* c, int ldc)
        where T : unmanaged, ILanes<T>
    {
        var n = T.Count;
        float* r0 = c, r1 = c + ldc, a0 = a, a1 = a + rowStride;
        T c00 = T.Load(r0), c01 = T.Load(r0 + n), c02 = T.Load(r0 + (2 * n)), c03 = T.Load(r0 + (3 * n));
        T c10 = T.Load(r1), c11 = T.Load(r1 + n), c12 = T.Load(r1 + (2 * n)), c13 = T.Load(r1 + (3 * n));
        nint at = 0;
        for (; depth > 0; depth--, panel += Columns, at += depthStride)
        {
            T p0 = T.Load(panel), p1 = T.Load(panel + n), p2 = T.Load(panel + (2 * n)), p3 = T.Load(panel + (3 * n));
            var x = T.Broadcast(a0[at]);
            c00 = T.MultiplyAdd(x, p0, c00);
            c01 = T.MultiplyAdd(x, p1, c01);
            c02 = T.MultiplyAdd(x, p2, c02);
            c03 = T.MultiplyAdd(x, p3, c03);
            x = T.Broadcast(a1[at]);
            c10 = T.MultiplyAdd(x, p0, c10);
            c11 = T.MultiplyAdd(x, p1, c11);
            c12 = T.MultiplyAdd(x, p2, c12);
            c13 = T.MultiplyAdd(x, p3, c13);
        }

        Store4(r0, c00, c01, c02, c03);
        Store4(r1, c10, c11, c12, c13);
    }

    private static void OneRow<T>(float* a, nint depthStride, int depth, float* panel, float* c)
        where T : unmanaged, ILanes<T>
    {
        var n = T.Count;
        T c0 = T.Load(c), c1 = T.Load(c + n), c2 = T.Load(c + (2 * n)), c3 = T.Load(c + (3 * n));
        for (; depth > 0; depth--, panel += Columns, a += depthStride)
        {
            var x = T.Broadcast(*a);
            c0 = T.MultiplyAdd(x, T.Load(panel), c0);
            c1 = T.MultiplyAdd(x, T.Load(panel + n), c1);
            c2 = T.MultiplyAdd(x, T.Load(panel + (2 * n)), c2);
            c3 = T.MultiplyAdd(x, T.Load(panel + (3 * n)), c3);
        }

        Store4(c, c0, c1, c2, c3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store4<T>(float* target, T v0, T v1, T v2, T v3)
        where T : unmanaged, ILanes<T>
    {
        T.Store(target, v0);
        T.Store(target + T.Count, v1);
        T.Store(target + (2 * T.Count), v2);
        T.Store(target + (3 * T.Count), v3);
    }
}
