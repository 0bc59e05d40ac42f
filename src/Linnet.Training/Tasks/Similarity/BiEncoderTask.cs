using Linnet.Models.Layers;
using Linnet.Models.Pipelines;
using Linnet.Tensors;
using Linnet.Tensors.Operations;
using Linnet.Training.Recipes;

namespace Linnet.Training.Tasks.Similarity;

/// <summary>Pairs to two vectors: their cosine is to be the score, or each text is to find its own partner among those of the batch.</summary>
/// <param name="encoder">To train.</param>
/// <param name="train">Pairs to learn from.</param>
/// <param name="recipe">With every field that the network uses.</param>
internal sealed class BiEncoderTask(SentenceEncoder encoder, EncodedPairs train, Recipe recipe) : PairNetworkTask(encoder.Network, train, recipe)
{
    /// <inheritdoc/>
    protected override Tensor Loss(ReadOnlySpan<int> rows)
    {
        var (left, right) = (new int[rows.Length][], new int[rows.Length][]);
        for (var i = 0; i < rows.Length; i++) (left[i], right[i]) = (Pairs.First(rows[i]).Ids, Pairs.Second(rows[i]).Ids);
        var padId = encoder.TextEncoder.PadId;
        var first = encoder.Forward(TokenBatch.FromRows(left, padId));
        var second = encoder.Forward(TokenBatch.FromRows(right, padId));
        return Recipe.Training.Loss == "contrastive"
            ? first.InBatchNegatives(second, (float)Recipe.Training.Temperature!.Value)
            : first.CosineSimilarity(second).MeanSquaredError(Shares(rows, new Shape(rows.Length)));
    }
}
