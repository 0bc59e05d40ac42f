using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>
/// DistilBERT (Sanh et al. 2019) with its head of masked language modelling, whose last layer is the table of word vectors. Tensor names
/// are those of transformers' <c>DistilBertForMaskedLM</c>.
/// </summary>
public sealed class DistilBertForMaskedLM : MaskedLanguageModel
{
    private readonly DistilBertConfig _config;
    private readonly DistilBertEncoder _encoder;
    private readonly Linear _transform;
    private readonly LayerNorm _norm;
    private readonly OutputBias _projector;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="config">Sizes.</param>
    public DistilBertForMaskedLM(DistilBertConfig config)
        : base(config)
    {
        _config = config;
        _encoder = Register(DistilBertEncoder.Name, new DistilBertEncoder(config));
        _transform = Register("vocab_transform", DistilBertEncoder.Dense(config, config.HiddenSize, config.HiddenSize, config.Activation));
        _norm = Register("vocab_layer_norm", new LayerNorm(config.HiddenSize, 1e-12f));
        _projector = Register("vocab_projector", new OutputBias(config.VocabSize));
    }

    /// <inheritdoc/>
    public override int VocabularySize => _config.VocabSize;

    /// <inheritdoc/>
    public override int MaxLength => _config.MaxPositionEmbeddings;

    /// <inheritdoc/>
    public override Tensor Hidden(TokenBatch batch) => _encoder.Forward(batch);

    /// <inheritdoc/>
    public override Tensor Logits(Tensor hidden) =>
        _norm.Forward(_transform.Forward(hidden)).Linear(_encoder.Words.Weight, _projector.Bias);

    /// <summary>Understands bare encoders' names without their prefix, and leaves out the copy of the word vectors.</summary>
    /// <param name="tensorName">A name in the checkpoint.</param>
    public override string? ParameterNameOf(string tensorName)
    {
        ArgumentNullException.ThrowIfNull(tensorName);
        return tensorName == "vocab_projector.weight" ? null : DistilBertEncoder.ParameterNameOf(tensorName);
    }
}
