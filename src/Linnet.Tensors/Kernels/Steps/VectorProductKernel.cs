using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Steps;

/// <summary>
/// <c>output = x · W + bias</c>, or that added to what is there, for one vector and a weight laid out as <see cref="PackedMatrix"/> does: the
/// weight is read once, in the order in which it lies. Needs lanes that divide half a panel. Items are panels.
/// </summary>
internal unsafe struct VectorProductKernel : ILanesKernel
{
    public float* Input;
    public float* Panels;

    /// <summary>Columns of a panel.</summary>
    public int PanelWidth;
    public int Inputs;
    public int Outputs;

    /// <summary>Null for none.</summary>
    public float* Bias;
    public float* Output;
    public bool Accumulate;

    /// <summary>How many elements ahead of itself the weight is asked for, where it comes from far: processors look ahead only within a page. 0 for not at all.</summary>
    public int Ahead;

    [MethodImpl(KernelCode.Options)]
    public readonly void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var panel = start; panel < end; panel++)
        {
            var first = panel * PanelWidth;
            for (var column = 0; column < PanelWidth; column += 2 * TLanes.Count)
            {
                Sums(Panels + ((nint)first * Inputs) + column, out TLanes left, out TLanes right);
                Finish(left, first + column);
                Finish(right, first + column + TLanes.Count);
            }
        }
    }

    /// <summary>The products with two adjacent registers of columns; four sums each, for rows modulo 4, so that additions do not wait for each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Sums<T>(float* panel, out T left, out T right)
        where T : unmanaged, ILanes<T>
    {
        var x = Input;
        var depth = Inputs;
        nint width = PanelWidth, ahead = Ahead;
        var zero = T.Broadcast(0f);
        T left0 = zero, left1 = zero, left2 = zero, left3 = zero;
        T right0 = zero, right1 = zero, right2 = zero, right3 = zero;
        var row = 0;
        for (; row <= depth - 4; row += 4, x += 4, panel += 4 * width)
        {
            if (ahead > 0 && Sse.IsSupported) Prefetch<T>(panel + ahead, width);
            var factor = T.Broadcast(x[0]);
            left0 = T.MultiplyAdd(factor, T.Load(panel), left0);
            right0 = T.MultiplyAdd(factor, T.Load(panel + T.Count), right0);
            factor = T.Broadcast(x[1]);
            left1 = T.MultiplyAdd(factor, T.Load(panel + width), left1);
            right1 = T.MultiplyAdd(factor, T.Load(panel + width + T.Count), right1);
            factor = T.Broadcast(x[2]);
            left2 = T.MultiplyAdd(factor, T.Load(panel + (2 * width)), left2);
            right2 = T.MultiplyAdd(factor, T.Load(panel + (2 * width) + T.Count), right2);
            factor = T.Broadcast(x[3]);
            left3 = T.MultiplyAdd(factor, T.Load(panel + (3 * width)), left3);
            right3 = T.MultiplyAdd(factor, T.Load(panel + (3 * width) + T.Count), right3);
        }

        for (; row < depth; row++, x++, panel += width)
        {
            var factor = T.Broadcast(*x);
            left0 = T.MultiplyAdd(factor, T.Load(panel), left0);
            right0 = T.MultiplyAdd(factor, T.Load(panel + T.Count), right0);
        }

        left = (left0 + left1) + (left2 + left3);
        right = (right0 + right1) + (right2 + right3);
    }

    /// <summary>Asks for four rows of a panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prefetch<T>(float* panel, nint width)
        where T : unmanaged, ILanes<T>
    {
        Sse.Prefetch0(panel);
        Sse.Prefetch0(panel + T.Count);
        Sse.Prefetch0(panel + width);
        Sse.Prefetch0(panel + width + T.Count);
        Sse.Prefetch0(panel + (2 * width));
        Sse.Prefetch0(panel + (2 * width) + T.Count);
        Sse.Prefetch0(panel + (3 * width));
        Sse.Prefetch0(panel + (3 * width) + T.Count);
    }

    /// <summary>Adds what is to be added and stores the columns that exist.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Finish<T>(T sum, int column)
        where T : unmanaged, ILanes<T>
    {
        if (column > Outputs - T.Count)
        {
            FinishEdge(sum, column);
            return;
        }

        if (Bias is not null) sum += T.Load(Bias + column);
        if (Accumulate) sum += T.Load(Output + column);
        T.Store(Output + column, sum);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void FinishEdge<T>(T sum, int column)
        where T : unmanaged, ILanes<T>
    {
        var values = (float*)&sum;
        for (var i = 0; i < T.Count && column + i < Outputs; i++) Finish(Lanes1.Load(values + i), column + i);
    }
}
