using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>
/// ELECTRA's generator (Clark et al. 2020, section 2): a masked language model whose last layer is the table of word vectors. Tensor names are
/// those of transformers' <c>ElectraForMaskedLM</c>.
/// </summary>
public sealed class ElectraForMaskedLM : MaskedLanguageModel
{
    private readonly ElectraConfig _config;
    private readonly BertEncoder _encoder;
    private readonly Linear _dense;
    private readonly LayerNorm _norm;
    private readonly OutputBias _head;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="config">Sizes.</param>
    /// <param name="discriminator">
    /// Whose embeddings the network shares (section 3.2); it owns them, they are not among this network's parameters. Null for own ones.
    /// </param>
    /// <exception cref="ShapeException">The discriminator's vectors of tokens have another size.</exception>
    public ElectraForMaskedLM(ElectraConfig config, ElectraForPreTraining? discriminator = null)
        : base(config)
    {
        if (discriminator?.Config is ElectraConfig other && (other.EmbeddingSize, other.Encoder.VocabSize) != (config.EmbeddingSize, config.Encoder.VocabSize))
            throw new ShapeException($"Shared embeddings are {other.Encoder.VocabSize} of {other.EmbeddingSize}; received a configuration with {config.Encoder.VocabSize} of {config.EmbeddingSize}.");
        _config = config;
        _encoder = Register(Electra.EncoderName, config.CreateEncoder(discriminator?.Encoder));
        var sizes = config.Encoder;
        _dense = Register("generator_predictions.dense", BertEncoder.Dense(sizes, sizes.HiddenSize, config.EmbeddingSize, ActivationKind.Gelu));
        _norm = Register("generator_predictions.LayerNorm", new LayerNorm(config.EmbeddingSize, sizes.LayerNormEps));
        _head = Register("generator_lm_head", new OutputBias(sizes.VocabSize));
    }

    /// <inheritdoc/>
    public override int VocabularySize => _config.Encoder.VocabSize;

    /// <inheritdoc/>
    public override int MaxLength => _config.MaxLength;

    /// <inheritdoc/>
    public override Tensor Hidden(TokenBatch batch) => _encoder.Forward(batch);

    /// <inheritdoc/>
    public override Tensor Logits(Tensor hidden) => _norm.Forward(_dense.Forward(hidden)).Linear(_encoder.Words.Weight, _head.Bias);

    /// <summary>Understands bare encoders' names without their prefix, and leaves out the copy of the word vectors.</summary>
    /// <param name="tensorName">A name in the checkpoint.</param>
    public override string? ParameterNameOf(string tensorName)
    {
        ArgumentNullException.ThrowIfNull(tensorName);
        return tensorName is "generator_lm_head.weight" ? null : _encoder.NameOf(tensorName);
    }
}
