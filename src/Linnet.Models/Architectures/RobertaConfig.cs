using System.Text.Json;
using Linnet.Models.Configuration;

namespace Linnet.Models.Architectures;

/// <summary>
/// The configuration of a <see cref="Roberta"/> or <see cref="RobertaForMaskedLM"/>: BERT's sizes under other names of classes.
/// </summary>
/// <example>
/// <code>
/// var config = new RobertaConfig { Encoder = BertConfig.Tiny with { VocabSize = 5000, PadTokenId = 1, TypeVocabSize = 1 }, Labels = ["bad", "good"] };
/// </code>
/// </example>
public sealed record RobertaConfig : EncoderConfig
{
    /// <summary>Creates a configuration of the sizes of roberta-base.</summary>
    public RobertaConfig()
    {
    }

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is missing or wrong.</exception>
    public RobertaConfig(ConfigReader reader)
        : base(reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Encoder = new BertConfig(reader);
        if (!reader.Has("pad_token_id")) Encoder = Encoder with { PadTokenId = 1 };
        if (MaxLength < 1)
            throw reader.Invalid("max_position_embeddings", $"is {Encoder.MaxPositionEmbeddings}; positions begin after pad_token_id {Encoder.PadTokenId}, so that no token has one.");
    }

    /// <inheritdoc/>
    public override string ModelType => "roberta";

    /// <summary>Sizes; labels and heads in it do not count.</summary>
    public BertConfig Encoder { get; init; } = new() { VocabSize = 50265, MaxPositionEmbeddings = 514, TypeVocabSize = 1, PadTokenId = 1, LayerNormEps = 1e-5f };

    /// <summary>Most tokens in a row: the first positions of the table belong to padding.</summary>
    public override int MaxLength => Encoder.MaxPositionEmbeddings - Encoder.PadTokenId - 1;

    /// <inheritdoc/>
    public override double ApproximateParameterCount => Encoder.ApproximateParameterCount + (Encoder.HiddenSize * (double)Labels.Count);

    internal override string Stem => "Roberta";

    internal override string BodyName => Roberta.EncoderName;

    internal override EncoderSizes Sizes => Encoder.Sizes;

    internal override EncoderBody CreateBody() => new BertEncoder(Encoder, hasPooler: false, positionsAfterPadding: true, name: BodyName);

    internal override void WriteSizes(Utf8JsonWriter writer) => Encoder.WriteSizes(writer);
}
