using Linnet.Models.Initializers;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>
/// The convolutional classifier of Kim 2014, "Convolutional Neural Networks for Sentence Classification": filters of several widths
/// slide over the token vectors, each keeps its best match, and a dense layer judges these. Padding stands on the
/// right of a row.
/// </summary>
/// <example>
/// <code>
/// using var network = new TextCnn(new TextCnnConfig { VocabSize = 1000, Labels = ["bad", "good"] });
/// network.Initialize(new SeededRandom(1));
/// using var scope = TensorScope.Inference();
/// var logits = network.Forward(TokenBatch.FromRows([[2, 17, 4, 3]])); // [1, 2]
/// </code>
/// </example>
public sealed class TextCnn : TextNetwork
{
    private readonly TextCnnConfig _config;
    private readonly Embedding _embedding;
    private readonly ConvolutionFilter[] _filters;
    private readonly Linear? _classifier;
    private readonly Func<TokenBatch, Tensor> _encode;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="config">Sizes and labels.</param>
    public TextCnn(TextCnnConfig config)
        : base(config)
    {
        _config = config;
        _embedding = Register("embedding", new Embedding(
            config.VocabSize, config.EmbeddingSize, config.PadTokenId, new Normal(0, config.InitializerRange)));
        _embedding.Weight.IsTrainable = !config.FreezeEmbeddings;
        _filters = new ConvolutionFilter[config.FilterSizes.Count];
        for (var i = 0; i < _filters.Length; i++)
            _filters[i] = Register($"convs.{i}", new Conv1d(config.EmbeddingSize, config.NumFilters, config.FilterSizes[i])).Filter;
        var features = config.PairEncoding.FeatureSize(config.NumFilters * _filters.Length);
        if (config.HasClassifier) _classifier = Register("classifier", new Linear(features, config.Labels.Count));
        _encode = Encode;
    }

    /// <inheritdoc/>
    public override int VocabularySize => _config.VocabSize;

    /// <inheritdoc/>
    public override Parameter? TokenEmbeddings => _embedding.Weight.IsTrainable ? _embedding.Weight : null;

    /// <inheritdoc/>
    /// <exception cref="ConfigurationException">The network is a bare encoder without a classifier.</exception>
    public override Tensor Forward(TokenBatch batch) => ForwardAll(batch).Logits ?? throw NoClassifier();

    /// <inheritdoc/>
    public override NetworkOutput ForwardAll(TokenBatch batch)
    {
        var features = _config.PairEncoding.Encode(batch, _encode);
        var logits = _classifier?.Forward(features.Dropout(_config.ClassifierDropout));
        return new NetworkOutput { PoolerOutput = features, Logits = logits };
    }

    /// <summary>The best match of every filter, <c>[batch, widths * filters]</c>.</summary>
    private Tensor Encode(TokenBatch batch)
    {
        var vectors = _embedding.Forward(batch.InputIds).Dropout(_config.EmbeddingDropoutProb);
        return vectors.ConvolutionMax(_filters, batch.Lengths);
    }
}
