using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Rows;

namespace Linnet.Tensors.Kernels.Crf;

/// <summary>
/// The forward-backward algorithm of a linear chain, a row of tags at a time (Rabiner 1989; Lafferty et al. 2001). A step's sums over
/// pairs of tags are matrix-vector products with the exponentials of the transition scores, which are computed once. Each step's sums are kept as
/// logarithms relative to their largest, and probabilities are normalised at each step, so that a row may be as long as it likes. Items
/// are rows of the batch.
/// </summary>
internal unsafe struct CrfForwardBackwardKernel : ILanesKernel
{
    /// <summary>Scores of the tags, <c>[batch, steps, tags]</c>.</summary>
    public float* Emissions;

    /// <summary>Valid positions of each row, <c>[batch]</c>.</summary>
    public int* Lengths;

    /// <summary><c>e^(transition - largest transition)</c>, <c>[tags, stride]</c>, zeros behind the tags.</summary>
    public float* Exponentials;

    public float LargestTransition;
    public float* Start;
    public float* End;
    public int Steps;
    public int Tags;

    /// <summary>Tags, rounded up to whole vectors.</summary>
    public int Stride;

    /// <summary>Receives the logarithm of the sum over all taggings, <c>[batch]</c>.</summary>
    public float* LogPartition;

    /// <summary>Receives the probability of each tag at each position, <c>[batch, steps, tags]</c>, 0 in padding; null for none.</summary>
    public float* Marginals;

    /// <summary>
    /// Receives the sums of the neighbours' shares for each part, <c>[parts, tags, stride]</c>, zero before: times
    /// <see cref="Exponentials"/> they are the expected numbers of transitions. Null for none.
    /// </summary>
    public float* Pairs;

    /// <summary><see cref="ScratchSize"/> numbers for each part, zeros before.</summary>
    public float* Scratch;

    /// <summary>Working memory of one part.</summary>
    internal static long ScratchSize(int steps, int stride) => (2L * steps * stride) + (4L * stride);

    [MethodImpl(KernelCode.Options)]
    public readonly void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var scratch = Scratch + (part * ScratchSize(Steps, Stride));
        var pairs = Pairs is null ? null : Pairs + ((long)part * Tags * Stride);
        for (var row = start; row < end; row++)
        {
            var length = Lengths[row];
            var emissions = Emissions + ((long)row * Steps * Tags);
            LogPartition[row] = length == 0 ? 0 : Forward<TLanes>(emissions, length, scratch);
            if (Marginals is null) continue;
            var marginals = Marginals + ((long)row * Steps * Tags);
            new Span<float>(marginals + ((long)length * Tags), (Steps - length) * Tags).Clear();
            if (length > 0) Backward<TLanes>(emissions, length, scratch, marginals, pairs);
        }
    }

    /// <summary>Makes a row relative to its largest value, which is given back.</summary>
    private readonly float Shift<TLanes>(float* row)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var largest = RowSoftmax.Max<TLanes>(row, Tags);
        for (var tag = 0; tag < Tags; tag++) row[tag] -= largest;
        return largest;
    }

    /// <summary>Fills for each position the sums of all beginnings that end in a tag, as logarithms and as they are.</summary>
    [MethodImpl(KernelCode.Options)]
    private readonly float Forward<TLanes>(float* emissions, int length, float* scratch)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var logs = scratch;
        var shares = logs + ((long)Steps * Stride);
        var sums = shares + ((long)Steps * Stride);
        double total = 0;
        for (var step = 0; step < length; step++)
        {
            var scores = emissions + ((long)step * Tags);
            if (step == 0)
            {
                for (var tag = 0; tag < Tags; tag++) logs[tag] = Start[tag] + scores[tag];
            }
            else
            {
                new Span<float>(sums, Stride).Clear();
                for (var tag = 0; tag < Tags; tag++) RowMath.AddScaled<TLanes>(Exponentials + ((long)tag * Stride), sums, Stride, shares[tag]);
                logs += Stride;
                shares += Stride;
                for (var tag = 0; tag < Tags; tag++) logs[tag] = MathF.Log(sums[tag]) + scores[tag];
                total += LargestTransition;
            }

            total += Shift<TLanes>(logs);
            RowSoftmax.ExpSum<TLanes>(logs, shares, Tags, 0);
        }

        for (var tag = 0; tag < Tags; tag++) sums[tag] = logs[tag] + End[tag];
        var largest = Shift<TLanes>(sums);
        return (float)(total + largest + Math.Log(RowSoftmax.ExpSum<TLanes>(sums, null, Tags, 0)));
    }

    /// <summary>Goes back over the row with the sums of all ends; beginning, position and end together give the probabilities.</summary>
    [MethodImpl(KernelCode.Options)]
    private readonly void Backward<TLanes>(float* emissions, int length, float* scratch, float* marginals, float* pairs)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var shares = scratch + ((long)Steps * Stride);
        var sums = shares + ((long)Steps * Stride);
        var ends = sums + Stride;
        var next = ends + Stride;
        var nextShares = next + Stride;
        for (var tag = 0; tag < Tags; tag++) ends[tag] = End[tag];
        Marginal<TLanes>(scratch, ends, length - 1, marginals);
        for (var step = length - 2; step >= 0; step--)
        {
            var scores = emissions + ((long)(step + 1) * Tags);
            for (var tag = 0; tag < Tags; tag++) next[tag] = scores[tag] + ends[tag];
            Shift<TLanes>(next);
            RowSoftmax.ExpSum<TLanes>(next, nextShares, Tags, 0);
            for (var tag = 0; tag < Tags; tag++) sums[tag] = RowMath.Dot<TLanes>(Exponentials + ((long)tag * Stride), nextShares, Stride);
            if (pairs is not null) AddPairs<TLanes>(shares + ((long)step * Stride), sums, nextShares, pairs);
            for (var tag = 0; tag < Tags; tag++) ends[tag] = MathF.Log(sums[tag]);
            Marginal<TLanes>(scratch, ends, step, marginals);
        }
    }

    /// <summary>Adds the probabilities of the pairs of tags at one place, but for their transitions' factor.</summary>
    private readonly void AddPairs<TLanes>(float* share, float* sums, float* nextShares, float* pairs)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var total = RowMath.Dot<TLanes>(share, sums, Tags);
        if (!(total > 0)) return;
        for (var tag = 0; tag < Tags; tag++)
        {
            if (share[tag] > 0) RowMath.AddScaled<TLanes>(nextShares, pairs + ((long)tag * Stride), Stride, share[tag] / total);
        }
    }

    private readonly void Marginal<TLanes>(float* logs, float* ends, int step, float* marginals)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var log = logs + ((long)step * Stride);
        var marginal = marginals + ((long)step * Tags);
        for (var tag = 0; tag < Tags; tag++) marginal[tag] = log[tag] + ends[tag];
        RowSoftmax.Softmax<TLanes>(marginal, marginal, Tags);
    }
}
