using Linnet.Tensors.Kernels.Attention;
using Linnet.Tensors.Kernels.Random;
using Linnet.Tensors.Kernels.Reductions;

namespace Linnet.Tensors.Tests.Kernels;

/// <summary>Reductions and attention give at every width what the scalar twin gives.</summary>
public sealed unsafe class ReductionLanesTests
{
    [Fact]
    public void Axis_sums()
    {
        using var x = new Native(3 * 5 * 19);
        Twins.Agree(3, 3 * 19, y => new AxisSumKernel(x, y, 5, 19, 0.5f));
        Twins.Agree(15, 15, y => new AxisSumKernel(x, y, 19, 1, 1f), 1e-6f);
        Twins.Agree(3, 3 * 5 * 19, y => new AxisSpreadKernel(x, y, 5, 19, 0.5f, accumulate: true));
    }

    [Fact]
    public void Weighted_sums()
    {
        using var x = new Native(3 * 5 * 19);
        using var weights = new Native(15);
        using var upstream = new Native(3 * 19);
        Twins.Agree(3, 3 * 19, y => new WeightedSumKernel(x, weights, y, 5, 19));
        Twins.Agree(3, 3 * 5 * 19, y => new WeightedSpreadKernel(weights, upstream, y, 5, 19, accumulate: true));
    }

    [Fact]
    public void Attention_forward_and_backward()
    {
        const int Batch = 2, Length = 21, Heads = 2, Size = 5;
        const int Count = Batch * Length * Heads * Size;
        using var q = new Native(Count, 1);
        using var k = new Native(Count, 2);
        using var v = new Native(Count, 3);
        using var probabilities = new Native(Batch * Heads * Length * Length);
        using var other = new Native(Count, 4);
        var mask = stackalloc int[Batch * Length];
        for (var i = 0; i < Batch * Length; i++) mask[i] = i % 4;
        var problem = new AttentionProblem
        {
            Query = q,
            Key = k,
            Value = v,
            QueryStride = Heads * Size,
            KeyStride = Heads * Size,
            ValueStride = Heads * Size,
            Batch = Batch,
            Heads = Heads,
            KeyHeads = Heads,
            HeadSize = Size,
            QueryLength = Length,
            KeyLength = Length,
            KeyRows = Length,
            KeyMask = mask,
            Causal = true,
            Scale = 0.4f,
            Probabilities = probabilities,
            Dropout = new DropoutMask(5, 0.2f),
        };
        using var scratch = new Native((int)problem.ScratchSize);
        var backward = new AttentionBackwardKernel { Problem = problem, Upstream = other, Scratch = scratch };
        Twins.Agree(Batch * Heads, Count, y => new AttentionForwardKernel(problem, y, scratch), 1e-5f);
        Twins.Agree(Batch * Heads, Count, y => backward with { QueryGrad = y }, 1e-5f);
        Twins.Agree(Batch * Heads, Count, y => backward with { KeyGrad = y }, 1e-5f);
        Twins.Agree(Batch * Heads, Count, y => backward with { ValueGrad = y }, 1e-5f);
    }
}
