using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Random;

namespace Linnet.Tensors.Kernels.Normalization;

/// <summary>
/// Backward of <see cref="LayerNormForwardKernel"/> in one pass over the rows. With n = (x - mean) · scale and
/// g = upstream · weight: <c>dx = scale (g - mean(g) - n mean(g n))</c>, where mean(g) falls away if no mean was taken off; dweight and dbias are summed for each part into
/// Partial [parts, 2, columns], to be added up in fixed order afterwards.
/// </summary>
internal unsafe struct LayerNormBackwardKernel : ILanesKernel
{
    public float* Input;
    public float* Weight;
    public float* Mean;
    public float* Scale;
    public float* Upstream;
    public float* InputGrad;
    public float* BranchGrad;
    public float* Partial;
    public int Columns;
    public bool AccumulateInput;
    public bool AccumulateBranch;
    public DropoutMask Mask;

    /// <summary>The mean was taken to be 0.</summary>
    public bool IsRootMeanSquare;

    [MethodImpl(KernelCode.Options)]
    public readonly void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var weightSum = Partial + (2L * part * Columns);
        new Span<float>(weightSum, 2 * Columns).Clear();
        for (var row = start; row < end; row++)
        {
            var offset = (long)row * Columns;
            float sum = 0, product = 0;
            var done = ReduceSpan<TLanes>(offset, row, weightSum, 0, ref sum, ref product);
            ReduceSpan<Lanes1>(offset, row, weightSum, done, ref sum, ref product);
            if (InputGrad is null && BranchGrad is null) continue;
            if (IsRootMeanSquare) sum = 0;
            done = GradientSpan<TLanes>(offset, row, 0, sum / Columns, product / Columns);
            GradientSpan<Lanes1>(offset, row, done, sum / Columns, product / Columns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int ReduceSpan<TLanes>(long offset, int row, float* weightSum, int i, ref float sum, ref float product)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var x = Input + offset;
        var upstream = Upstream + offset;
        var biasSum = weightSum + Columns;
        var center = TLanes.Broadcast(Mean[row]);
        var scale = TLanes.Broadcast(Scale[row]);
        var sums = TLanes.Broadcast(0f);
        var products = TLanes.Broadcast(0f);
        for (; i <= Columns - TLanes.Count; i += TLanes.Count)
        {
            var dy = TLanes.Load(upstream + i);
            var normal = (TLanes.Load(x + i) - center) * scale;
            var g = dy * TLanes.Load(Weight + i);
            sums += g;
            products = TLanes.MultiplyAdd(g, normal, products);
            TLanes.Store(weightSum + i, TLanes.MultiplyAdd(dy, normal, TLanes.Load(weightSum + i)));
            TLanes.Store(biasSum + i, TLanes.Load(biasSum + i) + dy);
        }

        sum += TLanes.Sum(sums);
        product += TLanes.Sum(products);
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int GradientSpan<TLanes>(long offset, int row, int i, float meanG, float meanProduct)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var center = TLanes.Broadcast(Mean[row]);
        var scale = TLanes.Broadcast(Scale[row]);
        var shift = TLanes.Broadcast(meanG);
        var slope = TLanes.Broadcast(meanProduct);
        for (; i <= Columns - TLanes.Count; i += TLanes.Count)
        {
            var normal = (TLanes.Load(Input + offset + i) - center) * scale;
            var g = TLanes.Load(Upstream + offset + i) * TLanes.Load(Weight + i);
            var gradient = scale * (g - shift - (normal * slope));
            if (InputGrad is not null) Write(InputGrad + offset + i, gradient, AccumulateInput);
            if (BranchGrad is null) continue;
            if (Mask.IsActive) gradient *= Mask.Factor<TLanes>((uint)(offset + i));
            Write(BranchGrad + offset + i, gradient, AccumulateBranch);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<TLanes>(float* target, TLanes value, bool accumulate)
        where TLanes : unmanaged, ILanes<TLanes> =>
        TLanes.Store(target, accumulate ? TLanes.Load(target) + value : value);
}
