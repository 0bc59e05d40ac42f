using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>
/// BERT (Devlin et al. 2019): a bidirectional transformer encoder with a pooler over the first token and a classifier. Tensor
/// names are those of transformers' <c>BertForSequenceClassification</c>, so its checkpoints load as they are.
/// </summary>
/// <example>
/// <code>
/// using var bert = new Bert(BertConfig.Tiny with { VocabSize = 1000, Labels = ["bad", "good"] });
/// bert.Initialize(new SeededRandom(1));
/// using var scope = TensorScope.Inference();
/// var logits = bert.Forward(TokenBatch.FromRows([[2, 17, 4, 3]])); // [1, 2]
/// </code>
/// </example>
public sealed class Bert : TextNetwork
{
    private readonly BertConfig _config;
    private readonly BertEncoder _encoder;
    private readonly Linear? _classifier;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="config">Sizes and labels.</param>
    public Bert(BertConfig config)
        : base(config)
    {
        _config = config;
        _encoder = Register("bert", new BertEncoder(config, hasPooler: true));
        if (config.Head == EncoderHead.Classifier) _classifier = Register("classifier", BertEncoder.Dense(config, config.HiddenSize, config.Labels.Count));
    }

    /// <inheritdoc/>
    public override int VocabularySize => _config.VocabSize;

    /// <inheritdoc/>
    public override int MaxLength => _config.MaxPositionEmbeddings;

    /// <inheritdoc/>
    /// <exception cref="ConfigurationException">The network is a bare encoder without a classifier.</exception>
    public override Tensor Forward(TokenBatch batch) => ForwardAll(batch).Logits ?? throw NoClassifier();

    /// <inheritdoc/>
    public override NetworkOutput ForwardAll(TokenBatch batch)
    {
        var hidden = _encoder.Forward(batch);
        var pooled = _encoder.Pool(hidden);
        var logits = _classifier?.Forward(pooled.Dropout(_config.ClassifierDropout ?? _config.HiddenDropoutProb));
        return new NetworkOutput { LastHiddenState = hidden, PoolerOutput = pooled, Logits = logits };
    }

    /// <inheritdoc/>
    public override string? ParameterNameOf(string tensorName)
    {
        ArgumentNullException.ThrowIfNull(tensorName);
        return BertEncoder.ParameterNameOf(tensorName);
    }
}
