using Linnet.Models.Layers;
using Linnet.Models.Pipelines;
using Linnet.Tensors;
using Linnet.Tensors.Operations;
using Linnet.Training.Recipes;

namespace Linnet.Training.Tasks.Similarity;

/// <summary>Pairs that are read together to one number: the cross-entropy of the share that it is to be.</summary>
/// <param name="classifier">To train; it has one label.</param>
/// <param name="train">Pairs to learn from.</param>
/// <param name="recipe">With every field that the network uses.</param>
internal sealed class CrossEncoderTask(NeuralTextClassifier classifier, EncodedPairs train, Recipe recipe) : PairNetworkTask(classifier.Network, train, recipe)
{
    /// <inheritdoc/>
    protected override Tensor Loss(ReadOnlySpan<int> rows)
    {
        var (ids, types) = (new int[rows.Length][], new int[rows.Length][]);
        for (var i = 0; i < rows.Length; i++) (ids[i], types[i], _) = Pairs.First(rows[i]);
        return classifier.Network.Forward(TokenBatch.FromRows(ids, classifier.Encoder.PadId, types))
            .BinaryCrossEntropyWithLogits(Shares(rows, new Shape(rows.Length, 1)));
    }
}
