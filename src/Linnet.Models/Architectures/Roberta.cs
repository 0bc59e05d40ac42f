using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>
/// RoBERTa (Liu et al. 2019) as a classifier of texts: BERT's encoder with positions that begin after the padding id. Tensor names are
/// those of transformers' <c>RobertaForSequenceClassification</c>, so its checkpoints load as they are.
/// </summary>
/// <example>
/// <code>
/// using var network = ModelFolder.Open("models/roberta").LoadNetwork();
/// using var scope = TensorScope.Inference();
/// var logits = network.Forward(TokenBatch.FromRows([[0, 31414, 2]], padId: 1)); // [1, labels]
/// </code>
/// </example>
public sealed class Roberta : TextNetwork
{
    internal const string EncoderName = "roberta";

    private readonly RobertaConfig _config;
    private readonly BertEncoder _encoder;
    private readonly Linear? _dense;
    private readonly Linear? _classifier;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="config">Sizes and labels.</param>
    public Roberta(RobertaConfig config)
        : base(config)
    {
        _config = config;
        var sizes = config.Encoder;
        _encoder = Register(EncoderName, new BertEncoder(sizes, hasPooler: config.Head == EncoderHead.None, positionsAfterPadding: true));
        if (config.Head != EncoderHead.Classifier) return;
        _dense = Register("classifier.dense", BertEncoder.Dense(sizes, sizes.HiddenSize, sizes.HiddenSize, ActivationKind.Tanh));
        _classifier = Register("classifier.out_proj", BertEncoder.Dense(sizes, sizes.HiddenSize, config.Labels.Count));
    }

    /// <inheritdoc/>
    public override int VocabularySize => _config.Encoder.VocabSize;

    /// <inheritdoc/>
    public override int MaxLength => _config.MaxLength;

    /// <inheritdoc/>
    /// <exception cref="ConfigurationException">The network is a bare encoder without a classifier.</exception>
    public override Tensor Forward(TokenBatch batch) => ForwardAll(batch).Logits
        ?? throw new ConfigurationException("This RoBERTa is a bare encoder (RobertaModel) without a classifier; fine-tune it first, or use its hidden states.");

    /// <inheritdoc/>
    public override NetworkOutput ForwardAll(TokenBatch batch)
    {
        var hidden = _encoder.Forward(batch);
        if (_classifier is null) return new NetworkOutput { LastHiddenState = hidden, PoolerOutput = _encoder.Pool(hidden) };
        var dropout = _config.Encoder.ClassifierDropout ?? _config.Encoder.HiddenDropoutProb;
        var first = _dense!.Forward(hidden.SelectPosition(0).Dropout(dropout));
        return new NetworkOutput { LastHiddenState = hidden, Logits = _classifier.Forward(first.Dropout(dropout)) };
    }

    /// <summary>Understands bare encoders' names without their prefix, and leaves out the head of masked language modelling.</summary>
    /// <param name="tensorName">A name in the checkpoint.</param>
    public override string? ParameterNameOf(string tensorName)
    {
        ArgumentNullException.ThrowIfNull(tensorName);
        if (tensorName.StartsWith("lm_head.", StringComparison.Ordinal)) return null;
        var name = BertEncoder.ParameterNameOf(tensorName, EncoderName);
        return _classifier is not null && name is not null && name.StartsWith("roberta.pooler.", StringComparison.Ordinal) ? null : name;
    }
}
