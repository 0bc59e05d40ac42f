using Linnet.Models.Initializers;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>
/// A bidirectional recurrent classifier: every token is seen in the light of the whole text, the states are pooled over time
/// (maximum as in Conneau et al. 2017, mean, or attention as in Yang et al. 2016), and a dense layer judges the result. Padding stands on the
/// right of a row.
/// </summary>
/// <example>
/// <code>
/// using var network = new RecurrentClassifier(new RecurrentConfig { VocabSize = 1000, Labels = ["bad", "good"] });
/// network.Initialize(new SeededRandom(1));
/// using var scope = TensorScope.Inference();
/// var logits = network.Forward(TokenBatch.FromRows([[2, 17, 4, 3]])); // [1, 2]
/// </code>
/// </example>
public sealed class RecurrentClassifier : TextNetwork
{
    private readonly RecurrentConfig _config;
    private readonly Embedding _embedding;
    private readonly Lstm? _lstm;
    private readonly Gru? _gru;
    private readonly AttentionPooling? _attention;
    private readonly Linear? _classifier;
    private readonly Func<TokenBatch, Tensor> _summarize;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="config">Sizes and labels.</param>
    public RecurrentClassifier(RecurrentConfig config)
        : base(config)
    {
        _config = config;
        _embedding = Register("embedding", new Embedding(
            config.VocabSize, config.EmbeddingSize, config.PadTokenId, new Normal(0, config.InitializerRange)));
        _embedding.Weight.IsTrainable = !config.FreezeEmbeddings;
        var (inputs, hidden, layers, dropout) = (config.EmbeddingSize, config.HiddenSize, config.NumHiddenLayers, config.HiddenDropoutProb);
        if (config.IsGru) _gru = Register("gru", new Gru(inputs, hidden, layers, isBidirectional: true, dropout));
        else _lstm = Register("lstm", new Lstm(inputs, hidden, layers, isBidirectional: true, dropout));
        if (config.Pooling == RecurrentPooling.Attention) _attention = Register("attention", new AttentionPooling(2 * hidden));
        if (config.HasClassifier) _classifier = Register("classifier", new Linear(config.PairEncoding.FeatureSize(2 * hidden), config.Labels.Count));
        _summarize = texts => Pool(Encode(texts), texts.Lengths);
    }

    /// <inheritdoc/>
    public override int VocabularySize => _config.VocabSize;

    /// <inheritdoc/>
    public override Parameter? TokenEmbeddings => _embedding.Weight.IsTrainable ? _embedding.Weight : null;

    /// <inheritdoc/>
    /// <exception cref="ConfigurationException">The network is a bare encoder without a classifier.</exception>
    public override Tensor Forward(TokenBatch batch) => Classify(_config.PairEncoding.Encode(batch, _summarize)) ?? throw NoClassifier();

    /// <inheritdoc/>
    public override NetworkOutput ForwardAll(TokenBatch batch)
    {
        if (_config.PairEncoding == PairEncoding.Siamese) return new NetworkOutput { Logits = Forward(batch) };
        var states = Encode(batch);
        var features = Pool(states, batch.Lengths);
        return new NetworkOutput { LastHiddenState = states, PoolerOutput = features, Logits = Classify(features) };
    }

    /// <summary>The state of both directions at every position, <c>[batch, length, 2 * hidden]</c>.</summary>
    private Tensor Encode(TokenBatch batch)
    {
        var vectors = _embedding.Forward(batch.InputIds).Dropout(_config.EmbeddingDropoutProb);
        return _lstm is null ? _gru!.Forward(vectors, batch.Lengths).Output : _lstm.Forward(vectors, batch.Lengths).Output;
    }

    private Tensor Pool(Tensor states, IntTensor lengths) => _config.Pooling switch
    {
        RecurrentPooling.Mean => states.GlobalAveragePool1d(lengths),
        RecurrentPooling.Attention => _attention!.Forward(states, lengths),
        _ => states.GlobalMaxPool1d(lengths),
    };

    private Tensor? Classify(Tensor features) => _classifier?.Forward(features.Dropout(_config.ClassifierDropout));
}
