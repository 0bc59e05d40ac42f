using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>
/// ELECTRA (Clark et al. 2020) as a classifier of texts: BERT's encoder, learnt by telling the text's own tokens from replaced ones. Tensor
/// names are those of transformers' <c>ElectraForSequenceClassification</c>, so its checkpoints load as they are.
/// </summary>
/// <example>
/// <code>
/// using var network = ModelFolder.Open("models/electra").LoadNetwork();
/// using var scope = TensorScope.Inference();
/// var logits = network.Forward(TokenBatch.FromRows([[101, 2307, 102]])); // [1, labels]
/// </code>
/// </example>
public sealed class Electra : TextNetwork
{
    internal const string EncoderName = "electra";

    private readonly ElectraConfig _config;
    private readonly EncoderBody _encoder;
    private readonly Linear? _dense;
    private readonly Linear? _classifier;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="config">Sizes and labels.</param>
    public Electra(ElectraConfig config)
        : base(config)
    {
        _config = config;
        _encoder = Register(EncoderName, config.CreateBody());
        if (config.Head != EncoderHead.Classifier) return;
        var sizes = config.Encoder;
        _dense = Register("classifier.dense", BertEncoder.Dense(sizes, sizes.HiddenSize, sizes.HiddenSize, ActivationKind.Gelu));
        _classifier = Register("classifier.out_proj", BertEncoder.Dense(sizes, sizes.HiddenSize, config.Labels.Count));
    }

    /// <inheritdoc/>
    public override int VocabularySize => _config.Encoder.VocabSize;

    /// <inheritdoc/>
    public override int MaxLength => _config.MaxLength;

    /// <inheritdoc/>
    /// <exception cref="ConfigurationException">The network is a bare encoder without a classifier.</exception>
    public override Tensor Forward(TokenBatch batch) => ForwardAll(batch).Logits
        ?? throw new ConfigurationException("This ELECTRA is a bare encoder (ElectraModel) without a classifier; fine-tune it first, or use its hidden states.");

    /// <inheritdoc/>
    public override NetworkOutput ForwardAll(TokenBatch batch)
    {
        var hidden = _encoder.Forward(batch);
        if (_classifier is null) return new NetworkOutput { LastHiddenState = hidden };
        var dropout = _config.Sizes.HeadDropout;
        var first = _dense!.Forward(hidden.SelectPosition(0).Dropout(dropout));
        return new NetworkOutput { LastHiddenState = hidden, Logits = _classifier.Forward(first.Dropout(dropout)) };
    }

    /// <summary>Understands bare encoders' names without their prefix, and leaves out the heads of pre-training.</summary>
    /// <param name="tensorName">A name in the checkpoint.</param>
    public override string? ParameterNameOf(string tensorName)
    {
        ArgumentNullException.ThrowIfNull(tensorName);
        return tensorName.StartsWith("discriminator_", StringComparison.Ordinal) || tensorName.StartsWith("generator_", StringComparison.Ordinal)
            ? null
            : _encoder.NameOf(tensorName);
    }
}
