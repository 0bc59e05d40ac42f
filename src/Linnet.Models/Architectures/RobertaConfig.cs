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
public sealed record RobertaConfig : ModelConfig
{
    internal const string MaskedLMArchitecture = "RobertaForMaskedLM";
    private const string EncoderArchitecture = "RobertaModel";
    private const string ClassifierArchitecture = "RobertaForSequenceClassification";

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
        var architectures = reader.Strings("architectures");
        Head = architectures.Contains(EncoderArchitecture) ? EncoderHead.None
            : architectures.Contains(MaskedLMArchitecture) ? EncoderHead.MaskedLM : EncoderHead.Classifier;
        if (Head == EncoderHead.MaskedLM) Labels = [];
    }

    /// <inheritdoc/>
    public override string ModelType => "roberta";

    /// <inheritdoc/>
    public override string Architecture => Head switch
    {
        EncoderHead.None => EncoderArchitecture,
        EncoderHead.MaskedLM => MaskedLMArchitecture,
        _ => ClassifierArchitecture,
    };

    /// <summary>Sizes; labels and heads in it do not count.</summary>
    public BertConfig Encoder { get; init; } = new() { VocabSize = 50265, MaxPositionEmbeddings = 514, TypeVocabSize = 1, PadTokenId = 1, LayerNormEps = 1e-5f };

    /// <summary>What stands on the encoder.</summary>
    public EncoderHead Head { get; init; } = EncoderHead.Classifier;

    /// <summary>Most tokens in a row: the first positions of the table belong to padding.</summary>
    public int MaxLength => Encoder.MaxPositionEmbeddings - Encoder.PadTokenId - 1;

    /// <inheritdoc/>
    public override double ApproximateParameterCount => Encoder.ApproximateParameterCount + (Encoder.HiddenSize * (double)Labels.Count);

    /// <inheritdoc/>
    public override ModelConfig ForClassification() => this with { Head = EncoderHead.Classifier };

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter writer) => Encoder.WriteSizes(writer);
}
