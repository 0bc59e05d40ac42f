using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>
/// BERT with its head of masked language modelling (Devlin et al. 2019, 3.1), whose last layer is the table of word vectors. Tensor names
/// are those of transformers' <c>BertForMaskedLM</c>.
/// </summary>
public sealed class BertForMaskedLM : MaskedLanguageModel
{
    private const string HeadPrefix = "cls.predictions.";

    private readonly BertConfig _config;
    private readonly BertEncoder _encoder;
    private readonly Linear _dense;
    private readonly LayerNorm _norm;
    private readonly OutputBias _head;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="config">Sizes.</param>
    public BertForMaskedLM(BertConfig config)
        : base(config)
    {
        _config = config;
        _encoder = Register("bert", new BertEncoder(config, hasPooler: false));
        _head = Register("cls.predictions", new OutputBias(config.VocabSize));
        _dense = Register("cls.predictions.transform.dense", BertEncoder.Dense(config, config.HiddenSize, config.HiddenSize, config.HiddenAct));
        _norm = Register("cls.predictions.transform.LayerNorm", new LayerNorm(config.HiddenSize, config.LayerNormEps));
    }

    /// <inheritdoc/>
    public override int VocabularySize => _config.VocabSize;

    /// <inheritdoc/>
    public override int MaxLength => _config.MaxPositionEmbeddings;

    /// <inheritdoc/>
    public override Tensor Hidden(TokenBatch batch) => _encoder.Forward(batch);

    /// <inheritdoc/>
    public override Tensor Logits(Tensor hidden) => _norm.Forward(_dense.Forward(hidden)).Linear(_encoder.Words.Weight, _head.Bias);

    /// <summary>
    /// Understands older spellings, and leaves out the pooler, the judge of sentence pairs, and the copies of the word vectors and the bias.
    /// </summary>
    /// <param name="tensorName">A name in the checkpoint.</param>
    public override string? ParameterNameOf(string tensorName)
    {
        ArgumentNullException.ThrowIfNull(tensorName);
        if (tensorName.StartsWith("cls.predictions.decoder.", StringComparison.Ordinal)) return null;
        if (tensorName.StartsWith(HeadPrefix, StringComparison.Ordinal)) return BertEncoder.ModernName(tensorName);
        var name = BertEncoder.ParameterNameOf(tensorName);
        return name is not null && name.StartsWith("bert.pooler.", StringComparison.Ordinal) ? null : name;
    }
}
