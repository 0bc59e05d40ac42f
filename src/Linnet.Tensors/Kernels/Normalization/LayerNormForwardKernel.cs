using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Random;

namespace Linnet.Tensors.Kernels.Normalization;

/// <summary>
/// Layer normalisation of rows, optionally of the sum <c>input + mask · branch</c>, which is then stored in Sum. Stores each
/// row's mean and reciprocal deviation for the backward pass. Without a shift to mean 0 it is root-mean-square normalisation. Items are
/// rows.
/// </summary>
internal unsafe struct LayerNormForwardKernel : ILanesKernel
{
    public float* Input;
    public float* Branch;
    public float* Sum;
    public float* Weight;
    public float* Bias;
    public float* Output;
    public float* Mean;
    public float* Scale;
    public int Columns;
    public float Epsilon;
    public DropoutMask Mask;

    /// <summary>The mean is taken to be 0.</summary>
    public bool IsRootMeanSquare;

    [MethodImpl(KernelCode.Options)]
    public readonly void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var row = start; row < end; row++)
        {
            var x = Input + ((long)row * Columns);
            if (Branch is not null)
            {
                var sum = Sum + ((long)row * Columns);
                var first = AddSpan<TLanes>(x, sum, row, 0);
                AddSpan<Lanes1>(x, sum, row, first);
                x = sum;
            }

            float mean = 0, variance;
            if (IsRootMeanSquare) variance = RowMoments.MeanSquare<TLanes>(x, Columns);
            else RowMoments.Compute<TLanes>(x, Columns, out mean, out variance);
            var scale = 1f / MathF.Sqrt(variance + Epsilon);
            if (Mean is not null)
            {
                Mean[row] = mean;
                Scale[row] = scale;
            }

            var y = Output + ((long)row * Columns);
            var done = NormalizeSpan<TLanes>(x, y, mean, scale, 0);
            NormalizeSpan<Lanes1>(x, y, mean, scale, done);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int AddSpan<TLanes>(float* x, float* sum, int row, int i)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var branch = Branch + ((long)row * Columns);
        var index = (uint)row * (uint)Columns;
        if (Mask.IsActive)
        {
            for (; i <= Columns - TLanes.Count; i += TLanes.Count)
                TLanes.Store(sum + i, TLanes.MultiplyAdd(TLanes.Load(branch + i), Mask.Factor<TLanes>(index + (uint)i), TLanes.Load(x + i)));
            return i;
        }

        for (; i <= Columns - TLanes.Count; i += TLanes.Count) TLanes.Store(sum + i, TLanes.Load(branch + i) + TLanes.Load(x + i));
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int NormalizeSpan<TLanes>(float* x, float* y, float mean, float scale, int i)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var center = TLanes.Broadcast(mean);
        var factor = TLanes.Broadcast(scale);
        for (; i <= Columns - TLanes.Count; i += TLanes.Count)
        {
            var normal = (TLanes.Load(x + i) - center) * factor;
            var bias = Bias is null ? TLanes.Broadcast(0f) : TLanes.Load(Bias + i);
            TLanes.Store(y + i, TLanes.MultiplyAdd(normal, TLanes.Load(Weight + i), bias));
        }

        return i;
    }
}
