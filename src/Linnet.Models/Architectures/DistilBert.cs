using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>
/// DistilBERT (Sanh et al. 2019) as a classifier of texts. Tensor names are those of transformers'
/// <c>DistilBertForSequenceClassification</c>, so its checkpoints load as they are.
/// </summary>
/// <example>
/// <code>
/// using var network = ModelFolder.Open("models/distilbert").LoadNetwork();
/// using var scope = TensorScope.Inference();
/// var logits = network.Forward(TokenBatch.FromRows([[101, 2307, 102]])); // [1, labels]
/// </code>
/// </example>
public sealed class DistilBert : TextNetwork
{
    private readonly DistilBertConfig _config;
    private readonly DistilBertEncoder _encoder;
    private readonly Linear? _beforeClassifier;
    private readonly Linear? _classifier;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="config">Sizes and labels.</param>
    public DistilBert(DistilBertConfig config)
        : base(config)
    {
        _config = config;
        _encoder = Register(DistilBertEncoder.Name, new DistilBertEncoder(config));
        if (config.Head != EncoderHead.Classifier) return;
        _beforeClassifier = Register("pre_classifier", DistilBertEncoder.Dense(config, config.HiddenSize, config.HiddenSize, ActivationKind.Relu));
        _classifier = Register("classifier", DistilBertEncoder.Dense(config, config.HiddenSize, config.Labels.Count));
    }

    /// <inheritdoc/>
    public override int VocabularySize => _config.VocabSize;

    /// <inheritdoc/>
    public override int MaxLength => _config.MaxPositionEmbeddings;

    /// <inheritdoc/>
    /// <exception cref="ConfigurationException">The network is a bare encoder without a classifier.</exception>
    public override Tensor Forward(TokenBatch batch) => ForwardAll(batch).Logits
        ?? throw new ConfigurationException("This DistilBERT is a bare encoder (DistilBertModel) without a classifier; fine-tune it first, or use its hidden states.");

    /// <inheritdoc/>
    public override NetworkOutput ForwardAll(TokenBatch batch)
    {
        var hidden = _encoder.Forward(batch);
        var logits = _classifier?.Forward(_beforeClassifier!.Forward(hidden.SelectPosition(0)).Dropout(_config.ClassifierDropout));
        return new NetworkOutput { LastHiddenState = hidden, Logits = logits };
    }

    /// <summary>Understands bare encoders' names without their prefix, and leaves out the head of masked language modelling.</summary>
    /// <param name="tensorName">A name in the checkpoint.</param>
    public override string? ParameterNameOf(string tensorName)
    {
        ArgumentNullException.ThrowIfNull(tensorName);
        return tensorName.StartsWith("vocab_", StringComparison.Ordinal) ? null : DistilBertEncoder.ParameterNameOf(tensorName);
    }
}
