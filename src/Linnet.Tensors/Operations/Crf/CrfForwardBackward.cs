using Linnet.Tensors.Kernels.Crf;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Memory;

namespace Linnet.Tensors.Operations;

/// <summary>One pass of the forward-backward algorithm over a batch; what it gives belongs to the current scope.</summary>
internal unsafe struct CrfForwardBackward
{
    private const int Grain = 1;

    /// <summary>Logarithm of the sum over all taggings of each row, <c>[batch]</c>.</summary>
    internal Tensor LogPartition;

    /// <summary>Probability of each tag at each position, <c>[batch, steps, tags]</c>; null where not asked for.</summary>
    internal Tensor? Marginals;

    /// <summary>Expected number of each transition in all rows together, <c>[tags, tags]</c>; null where not asked for.</summary>
    internal Tensor? Transitions;

    internal static CrfForwardBackward Run(Tensor emissions, CrfScores scores, IntTensor lengths, bool needsMarginals, bool needsTransitions)
    {
        var (batch, steps, tags) = (emissions.Shape[0], emissions.Shape[1], emissions.Shape[2]);
        var stride = (tags + 15) / 16 * 16;
        var result = new CrfForwardBackward { LogPartition = Tensor.Uninitialized(new Shape(batch)) };
        if (needsMarginals) result.Marginals = Tensor.Uninitialized(emissions.Shape);
        var parts = LanesRunner.Parts(batch, Grain);
        var square = (long)tags * stride;
        using var memory = Scratch.Rent(square * (parts + 1));
        var pairs = memory.Pointer + square;
        var largest = Exponentials(scores.Transitions, memory.Pointer, tags, stride);
        if (needsTransitions) Clear(pairs, parts * square);
        var size = CrfForwardBackwardKernel.ScratchSize(steps, stride);
        using var scratch = Scratch.Rent(parts * size);
        Clear(scratch.Pointer, parts * size);
        LanesRunner.For(batch, Grain, new CrfForwardBackwardKernel
        {
            Emissions = emissions.Pointer,
            Lengths = lengths.Pointer,
            Exponentials = memory.Pointer,
            LargestTransition = largest,
            Start = scores.Start.Pointer,
            End = scores.End.Pointer,
            Steps = steps,
            Tags = tags,
            Stride = stride,
            LogPartition = result.LogPartition.Pointer,
            Marginals = result.Marginals is { } marginals ? marginals.Pointer : null,
            Pairs = needsTransitions ? pairs : null,
            Scratch = scratch.Pointer,
        });
        if (needsTransitions) result.Transitions = Expected(memory.Pointer, pairs, parts, tags, stride);
        return result;
    }

    private static float Exponentials(Tensor transitions, float* target, int tags, int stride)
    {
        var source = transitions.Data;
        var largest = float.NegativeInfinity;
        foreach (var score in source) largest = MathF.Max(largest, score);
        for (var from = 0; from < tags; from++)
        {
            var row = new Span<float>(target + ((long)from * stride), stride);
            row.Clear();
            for (var to = 0; to < tags; to++) row[to] = MathF.Exp(source[(from * tags) + to] - largest);
        }

        return largest;
    }

    private static Tensor Expected(float* exponentials, float* pairs, int parts, int tags, int stride)
    {
        var expected = Tensor.Uninitialized(new Shape(tags, tags));
        var values = expected.Data;
        for (var i = 0; i < values.Length; i++)
        {
            var place = ((long)(i / tags) * stride) + (i % tags);
            var sum = 0f;
            for (var part = 0; part < parts; part++) sum += pairs[((long)part * tags * stride) + place];
            values[i] = sum * exponentials[place];
        }

        return expected;
    }

    private static void Clear(float* memory, long count) => System.Runtime.InteropServices.NativeMemory.Clear(memory, (nuint)(count * sizeof(float)));
}
