using Linnet.Models.Layers;
using Linnet.Tensors;

namespace Linnet.Models.Architectures;

/// <summary>
/// A transformer encoder with a dense layer that scores every token as beginning and as end of an answer (Devlin et al. 2019, section 4.2). Tensor
/// names are those of transformers' <c>BertForQuestionAnswering</c>, <c>DistilBertForQuestionAnswering</c>, <c>RobertaForQuestionAnswering</c>
/// and <c>ElectraForQuestionAnswering</c>.
/// </summary>
public sealed class EncoderForQuestionAnswering : SpanNetwork
{
    private readonly EncoderConfig _config;
    private readonly EncoderBody _encoder;
    private readonly Linear _outputs;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="config">Sizes.</param>
    public EncoderForQuestionAnswering(EncoderConfig config)
        : base(config)
    {
        _config = config;
        _encoder = Register(config.BodyName, config.CreateBody());
        _outputs = Register("qa_outputs", EncoderBody.Head(config.Sizes, 2));
    }

    /// <inheritdoc/>
    public override int VocabularySize => _config.Sizes.Vocabulary;

    /// <inheritdoc/>
    public override int MaxLength => _config.MaxLength;

    /// <inheritdoc/>
    public override bool MarksMatches => _config.MarksMatches;

    /// <inheritdoc/>
    public override bool MayBeSilent => _config.MayBeSilent;

    /// <inheritdoc/>
    public override Tensor Spans(TokenBatch batch) => _outputs.Forward(_encoder.Forward(batch));

    /// <inheritdoc/>
    public override NetworkOutput ForwardAll(TokenBatch batch)
    {
        var hidden = _encoder.Forward(batch);
        return new NetworkOutput { LastHiddenState = hidden, Logits = _outputs.Forward(hidden) };
    }

    /// <inheritdoc/>
    public override string? ParameterNameOf(string tensorName) => _encoder.NameOf(tensorName);
}
