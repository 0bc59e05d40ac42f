using Linnet.Models.Initializers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Layers;

/// <summary>A table of vectors of which each bag of ids takes the sum or the mean.</summary>
public sealed class EmbeddingBag : Module
{
    private readonly EmbeddingBagMode _mode;

    /// <summary>Creates the table.</summary>
    /// <param name="count">Number of ids, at least 1.</param>
    /// <param name="size">Size of each vector, at least 1.</param>
    /// <param name="mode">Sum or mean.</param>
    /// <param name="initializer">PyTorch's default, the standard normal distribution, where null.</param>
    public EmbeddingBag(int count, int size, EmbeddingBagMode mode = EmbeddingBagMode.Mean, IInitializer? initializer = null)
    {
        _mode = mode;
        Weight = Register("weight", new Shape(count, size), initializer ?? new Normal(0, 1));
    }

    /// <summary><c>[count, size]</c>.</summary>
    public Parameter Weight { get; }

    /// <summary>Looks up all ids and reduces each bag to one vector.</summary>
    /// <param name="ids"><c>[ids]</c>: the ids of all bags, one bag after the other, each in [0, count).</param>
    /// <param name="offsets"><c>[bags + 1]</c>: where each bag begins, and the end of the last.</param>
    /// <param name="sampleWeights"><c>[ids]</c>: a factor for each id, or null for 1; only for sums.</param>
    /// <returns><c>[bags, size]</c>; zeros for an empty bag.</returns>
    public Tensor Forward(IntTensor ids, IntTensor offsets, Tensor? sampleWeights = null) =>
        ids.EmbeddingBag(offsets, Weight, _mode, sampleWeights);
}
