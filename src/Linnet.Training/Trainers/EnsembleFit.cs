using Linnet.Models.Pipelines;
using Linnet.Models.Sparse;
using Linnet.Training.Sparse;

namespace Linnet.Training.Trainers;

/// <summary>The weights that held-out rows give to the members of an ensemble, and what the ensemble then says of these rows.</summary>
/// <param name="Weights">What each member's logits are multiplied by; 0 for a member that is left out.</param>
/// <param name="Probabilities">Of the held-out rows, <c>[rows, labels]</c>.</param>
internal sealed record EnsembleFit(float[] Weights, float[] Probabilities)
{
    /// <summary>Finds the weights by the log loss; it is convex in them, so there is one answer and nothing to tune.</summary>
    /// <param name="members">With their probabilities of the held-out rows.</param>
    /// <param name="truth">True label indices of each row.</param>
    /// <param name="labelCount">Number of labels.</param>
    /// <param name="problem">One label a row, or any number: then each label is a yes or no of its own.</param>
    /// <param name="leastShare">Members with a smaller share of the weights are left out, and the others weighted anew.</param>
    internal static EnsembleFit Of(
        IReadOnlyList<EnsembleMember> members, IReadOnlyList<int[]> truth, int labelCount, ProblemType problem, float leastShare)
    {
        var targets = LabelTargets.Of(truth, labelCount, problem);
        var all = Enumerable.Range(0, members.Count).ToArray();
        var weights = Weigh(all, members, targets);
        var kept = all.Where(m => weights[m] >= leastShare * weights.Sum()).ToArray();
        if (kept.Length < all.Length) weights = Weigh(kept, members, targets);
        var pooled = new float[members[0].HeldOut.Length];
        foreach (var m in kept) LogarithmicPool.Add(members[m].HeldOut, weights[m], problem, pooled);
        OutputLayer.ToProbabilities(pooled, labelCount, problem);
        return new EnsembleFit(weights, pooled);
    }

    private static float[] Weigh(int[] kept, IReadOnlyList<EnsembleMember> members, LabelTargets targets)
    {
        var (found, _) = LogitBlend.Fit(
            new LogisticLoss(targets, null), [.. kept.Select(m => Logits(members[m].HeldOut, targets))], new float[targets.Rows * targets.Width]);
        var weights = new float[members.Count];
        for (var i = 0; i < kept.Length; i++) weights[kept[i]] = found[i];

        // Where no member is better than guessing the loss may ask for none at all; the first then stands for all.
        if (weights.Sum() <= 0) weights[kept[0]] = 1;
        return weights;
    }

    /// <summary>A member's logits in the layout of the loss, <c>[rows, width]</c>.</summary>
    private static float[] Logits(float[] probabilities, LabelTargets targets)
    {
        var labels = targets.LabelCount;
        var pooled = new float[probabilities.Length];
        LogarithmicPool.Add(probabilities, 1, targets.Problem, pooled);
        var logits = new float[targets.Rows * targets.Width];
        for (var row = 0; row < targets.Rows; row++)
        {
            var from = pooled.AsSpan(row * labels, labels);
            if (!targets.IsBinary) from.CopyTo(logits.AsSpan(row * targets.Width));
            else if (labels == 2) logits[row] = from[1] - from[0];
        }

        return logits;
    }
}
