using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>
/// RoBERTa (Liu et al. 2019) with its head of masked language modelling, whose last layer is the table of word vectors. Tensor names are
/// those of transformers' <c>RobertaForMaskedLM</c>.
/// </summary>
public sealed class RobertaForMaskedLM : MaskedLanguageModel
{
    private readonly RobertaConfig _config;
    private readonly BertEncoder _encoder;
    private readonly Linear _dense;
    private readonly LayerNorm _norm;
    private readonly OutputBias _head;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="config">Sizes.</param>
    public RobertaForMaskedLM(RobertaConfig config)
        : base(config)
    {
        _config = config;
        var sizes = config.Encoder;
        _encoder = Register(Roberta.EncoderName, new BertEncoder(sizes, hasPooler: false, positionsAfterPadding: true));
        _head = Register("lm_head", new OutputBias(sizes.VocabSize));
        _dense = Register("lm_head.dense", BertEncoder.Dense(sizes, sizes.HiddenSize, sizes.HiddenSize, ActivationKind.Gelu));
        _norm = Register("lm_head.layer_norm", new LayerNorm(sizes.HiddenSize, sizes.LayerNormEps));
    }

    /// <inheritdoc/>
    public override int VocabularySize => _config.Encoder.VocabSize;

    /// <inheritdoc/>
    public override int MaxLength => _config.MaxLength;

    /// <inheritdoc/>
    public override Tensor Hidden(TokenBatch batch) => _encoder.Forward(batch);

    /// <inheritdoc/>
    public override Tensor Logits(Tensor hidden) => _norm.Forward(_dense.Forward(hidden)).Linear(_encoder.Words.Weight, _head.Bias);

    /// <summary>Understands bare encoders' names without their prefix, and leaves out the copies of the word vectors and of the bias.</summary>
    /// <param name="tensorName">A name in the checkpoint.</param>
    public override string? ParameterNameOf(string tensorName)
    {
        ArgumentNullException.ThrowIfNull(tensorName);
        if (tensorName.StartsWith("lm_head.decoder.", StringComparison.Ordinal)) return null;
        var name = BertEncoder.ParameterNameOf(tensorName, Roberta.EncoderName);
        return name is not null && name.StartsWith("roberta.pooler.", StringComparison.Ordinal) ? null : name;
    }
}
