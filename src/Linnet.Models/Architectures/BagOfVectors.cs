using Linnet.Models.Initializers;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>
/// A text as the mean of its tokens' vectors, in any order (the paragram model of Wieting et al. 2016, "Towards Universal Paraphrastic Sentence
/// Embeddings"): a bare encoder, small and fast, and hard to beat with little data. It gives vectors and no logits.
/// </summary>
/// <example>
/// <code>
/// using var network = new BagOfVectors(new BagOfVectorsConfig { VocabSize = 1000, EmbeddingSize = 100 });
/// network.Initialize(new SeededRandom(1));
/// using var scope = TensorScope.Inference();
/// var vectors = network.ForwardAll(TokenBatch.FromRows([[2, 17, 4, 3]])).PoolerOutput; // [1, 100]
/// </code>
/// </example>
public sealed class BagOfVectors : TextNetwork
{
    private readonly BagOfVectorsConfig _config;
    private readonly Embedding _embedding;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="config">Sizes.</param>
    public BagOfVectors(BagOfVectorsConfig config)
        : base(config)
    {
        _config = config;
        _embedding = Register("embedding", new Embedding(
            config.VocabSize, config.EmbeddingSize, config.PadTokenId, new Normal(0, config.InitializerRange)));
        _embedding.Weight.IsTrainable = !config.FreezeEmbeddings;
    }

    /// <inheritdoc/>
    public override int VocabularySize => _config.VocabSize;

    /// <inheritdoc/>
    /// <exception cref="ConfigurationException">Always: the network has no classifier.</exception>
    public override Tensor Forward(TokenBatch batch) => throw NoClassifier();

    /// <inheritdoc/>
    public override NetworkOutput ForwardAll(TokenBatch batch)
    {
        var vectors = _embedding.Forward(batch.InputIds).Dropout(_config.EmbeddingDropoutProb);
        return new NetworkOutput { LastHiddenState = vectors, PoolerOutput = vectors.MaskedMean(batch.AttentionMask) };
    }
}
