using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.EmbeddingBag;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Operations;

/// <summary>Sums or means of embedding vectors over bags of any size, without the vectors in between.</summary>
public static class EmbeddingBagOperation
{
    /// <summary>Looks up all ids and reduces each bag to one vector.</summary>
    /// <param name="ids"><c>[count]</c>: the ids of all bags, one bag after the other, each in [0, vocabulary).</param>
    /// <param name="offsets"><c>[bags + 1]</c>: where each bag begins, and the end of the last: from 0 to count, never falling.</param>
    /// <param name="weight">The table, <c>[vocabulary, size]</c>.</param>
    /// <param name="mode">Sum or mean.</param>
    /// <param name="sampleWeights"><c>[count]</c>: a factor for each id, or null for 1; only for sums.</param>
    /// <returns><c>[bags, size]</c>; zeros for an empty bag.</returns>
    /// <exception cref="ShapeException">Shapes do not fit, an id is out of range, or the offsets are not as above.</exception>
    public static unsafe Tensor EmbeddingBag(
        this IntTensor ids, IntTensor offsets, Tensor weight, EmbeddingBagMode mode = EmbeddingBagMode.Mean, Tensor? sampleWeights = null)
    {
        Check(ids, offsets, weight, mode, sampleWeights);
        var scope = TensorScope.Current;
        var (bags, columns) = (offsets.Count - 1, weight.Shape[1]);
        var output = Tensor.Uninitialized(new Shape(bags, columns));
        var factors = sampleWeights is { } given ? given.Pointer : null;
        var idsPerBag = Math.Max(1, ids.Count / Math.Max(1, bags));
        LanesRunner.For(bags, LanesRunner.RowGrain(columns * idsPerBag), new EmbeddingBagForwardKernel(
            ids.Pointer, offsets.Pointer, weight.Pointer, factors, output.Pointer, columns, mode == EmbeddingBagMode.Mean));
        if (!scope.Needs(weight) && !(sampleWeights is { } samples && scope.Needs(samples))) return output;
        var node = scope.Record<EmbeddingBagNode>(output);
        (node.Ids, node.Offsets, node.Weight, node.SampleWeights, node.Mode) = (ids, offsets, weight, sampleWeights, mode);
        return output;
    }

    private static void Check(IntTensor ids, IntTensor offsets, Tensor weight, EmbeddingBagMode mode, Tensor? sampleWeights)
    {
        const string Name = nameof(EmbeddingBag);
        if (weight.Shape.Rank != 2) throw new ShapeException($"{Name} looks ids up in a table [vocabulary, size]; received {weight.Shape}.");
        if (ids.Shape.Rank != 1) throw new ShapeException($"{Name} takes the ids of all bags in one row [count]; received {ids.Shape}.");
        Expect.InRange(Name, ids, weight.Shape[0]);
        if (sampleWeights is { } factors)
        {
            Expect.Vector(Name, "sample weight", factors, ids.Count);
            if (mode != EmbeddingBagMode.Sum) throw new ShapeException($"{Name} takes sample weights for sums only; the mode is {mode}.");
        }

        var places = offsets.Data;
        if (offsets.Shape.Rank != 1 || places.Length < 1 || places[0] != 0 || places[^1] != ids.Count)
            throw new ShapeException($"{Name} expects offsets [bags + 1] that begin with 0 and end with the number of ids, {ids.Count}.");
        for (var bag = 1; bag < places.Length; bag++)
        {
            if (places[bag] < places[bag - 1]) throw new ShapeException($"{Name} expects offsets that never fall; offset {bag} is below the one before it.");
        }
    }

    private sealed unsafe class EmbeddingBagNode : Node<EmbeddingBagNode>
    {
        internal IntTensor Ids { get; set; }

        internal IntTensor Offsets { get; set; }

        internal Tensor Weight { get; set; }

        internal Tensor? SampleWeights { get; set; }

        internal EmbeddingBagMode Mode { get; set; }

        internal override void Backward()
        {
            var (bags, columns) = (Offsets.Count - 1, Weight.Shape[1]);
            var factors = SampleWeights is { } given ? given.Pointer : null;
            if (Weight.RequiresGrad)
            {
                LanesRunner.For(columns, LanesRunner.RowGrain(Ids.Count), new EmbeddingBagScatterKernel(
                    Ids.Pointer, Offsets.Pointer, bags, factors, Output.GradPointer, Weight.Core.BeginGradRows(Ids.Data), columns, Mode == EmbeddingBagMode.Mean));
            }

            if (SampleWeights is not { RequiresGrad: true } samples) return;
            LanesRunner.For(bags, LanesRunner.RowGrain(columns), new EmbeddingBagFactorGradKernel(
                Ids.Pointer, Offsets.Pointer, Weight.Pointer, Output.GradPointer, samples.BeginGradZeroed(), columns));
        }
    }
}
