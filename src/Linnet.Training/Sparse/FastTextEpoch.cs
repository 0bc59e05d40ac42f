using System.Runtime.CompilerServices;
using Linnet.Models.Sparse;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Training.Sparse;

/// <summary>
/// One pass of stochastic gradient descent over the texts, for each part of the dimensions on its own: mean of the rows, logits,
/// probabilities, gradient and update in one go, a text at a time, as fastText does it.
/// </summary>
internal unsafe struct FastTextEpoch : ILanesKernel
{
    public FastTextCorpus Corpus;
    public FastTextTargets Targets;
    public FastTextPart[] Parts;
    public int[][] Orders;
    public float FirstRate;
    public float LastRate;
    public float Dropout;

    public readonly void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var i = start; i < end; i++) RunPart<TLanes>(Parts[i], Orders[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void RunPart<TLanes>(FastTextPart part, int[] order)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        part.Shuffle(order);
        var (width, labels) = (part.Width, Targets.LabelCount);
        var embeddings = part.Embeddings;
        var output = part.Output;
        var hidden = part.Scratch;
        var gradient = hidden + width;
        var errors = gradient + width;
        var loss = 0.0;
        for (var at = 0; at < order.Length; at++)
        {
            var text = order[at];
            var count = part.Keep(Corpus, text, Dropout, out var privateCount);
            var rows = part.Kept;
            var features = count + privateCount;
            if (features == 0) continue;

            var rate = FirstRate + ((LastRate - FirstRate) * at / order.Length);
            var mean = 1 / features;
            new Span<float>(hidden, width).Clear();
            RowLoops<TLanes>.AddWeightedRows(embeddings, width, rows, count, null, hidden);
            var own = embeddings + ((long)Corpus.PrivateRows[text] * width);
            if (privateCount > 0) RowLoops<TLanes>.AddScaled(own, privateCount, hidden, width);

            for (var label = 0; label < labels; label++)
                errors[label] = mean * RowLoops<TLanes>.Dot(output + ((long)label * width), hidden, width);
            loss += Targets.Errors(text, new Span<float>(errors, labels));

            new Span<float>(gradient, width).Clear();
            for (var label = 0; label < labels; label++)
            {
                var step = rate * errors[label];
                var row = output + ((long)label * width);
                RowLoops<TLanes>.AddScaled(row, step * mean, gradient, width);
                RowLoops<TLanes>.AddScaled(hidden, step * mean, row, width);
            }

            RowLoops<TLanes>.AddToRows(embeddings, width, rows, count, gradient);
            if (privateCount > 0) RowLoops<TLanes>.AddScaled(gradient, 1, own, width);
        }

        part.Loss = loss / Math.Max(1, order.Length);
    }
}
