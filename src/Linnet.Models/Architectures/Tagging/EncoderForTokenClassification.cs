using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>
/// A transformer encoder with a dense layer over every token (Devlin et al. 2019, section 5.3), and a conditional random field on top where it
/// is asked for. The first piece of a word stands for it. Tensor names are those of transformers' <c>BertForTokenClassification</c>,
/// <c>DistilBertForTokenClassification</c>, <c>RobertaForTokenClassification</c> and <c>ElectraForTokenClassification</c>.
/// </summary>
public sealed class EncoderForTokenClassification : TaggingNetwork
{
    private readonly EncoderConfig _config;
    private readonly EncoderBody _encoder;
    private readonly Linear _classifier;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="config">Sizes and tags.</param>
    public EncoderForTokenClassification(EncoderConfig config)
        : base(config)
    {
        _config = config;
        _encoder = Register(config.BodyName, config.CreateBody());
        _classifier = Register("classifier", EncoderBody.Head(config.Sizes, config.Labels.Count));
        if (config.UseCrf) Crf = Register("crf", new ConditionalRandomField(config.Labels.Count));
    }

    /// <inheritdoc/>
    public override int VocabularySize => _config.Sizes.Vocabulary;

    /// <inheritdoc/>
    public override int MaxLength => _config.MaxLength;

    /// <inheritdoc/>
    protected override ConditionalRandomField? Crf { get; }

    /// <inheritdoc/>
    public override TaggingOutput Tag(TokenBatch batch)
    {
        var words = WordsOf(batch);
        var hidden = _encoder.Forward(batch);
        if (words.FirstPieces is { } first)
            hidden = hidden.Reshape(new Shape(batch.BatchSize * batch.Length, _config.Sizes.Hidden)).GatherRows(first);
        return new TaggingOutput(Classify(hidden), words.Lengths);
    }

    /// <summary>Scores of the tags at every piece, <c>[batch, length, tags]</c>, as transformers gives them.</summary>
    /// <param name="batch">Words need not be known.</param>
    public override NetworkOutput ForwardAll(TokenBatch batch)
    {
        var hidden = _encoder.Forward(batch);
        return new NetworkOutput { LastHiddenState = hidden, Logits = Classify(hidden) };
    }

    /// <inheritdoc/>
    public override string? ParameterNameOf(string tensorName) => _encoder.NameOf(tensorName);

    private Tensor Classify(Tensor hidden) => _classifier.Forward(hidden.Dropout(_config.Sizes.HeadDropout));
}
