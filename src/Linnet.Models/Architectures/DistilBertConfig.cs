using System.Text.Json;
using Linnet.Models.Configuration;
using Linnet.Models.Layers;

namespace Linnet.Models.Architectures;

/// <summary>The configuration of a <see cref="DistilBert"/> or <see cref="DistilBertForMaskedLM"/>, in transformers' field names.</summary>
/// <example>
/// <code>
/// var config = new DistilBertConfig { VocabSize = tokenizer.VocabSize, HiddenSize = 256, LayerCount = 3, HeadCount = 4, InnerSize = 1024, Labels = ["bad", "good"] };
/// </code>
/// </example>
public sealed record DistilBertConfig : EncoderConfig
{
    /// <summary>Creates a configuration of the sizes of distilbert-base.</summary>
    public DistilBertConfig()
    {
    }

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is missing or wrong.</exception>
    public DistilBertConfig(ConfigReader reader)
        : base(reader)
    {
        VocabSize = reader.Int32("vocab_size", maximum: 100_000_000);
        HiddenSize = reader.Int32("dim");
        LayerCount = reader.Int32("n_layers", maximum: 10_000);
        HeadCount = reader.Int32("n_heads");
        InnerSize = reader.Int32("hidden_dim", maximum: 10_000_000);
        MaxPositionEmbeddings = reader.Int32("max_position_embeddings", maximum: 10_000_000);
        Activation = reader.ChoiceOr("activation", Activation, ActivationKinds.Names);
        Dropout = reader.SingleOr("dropout", Dropout, 0, 0.999f);
        AttentionDropout = reader.SingleOr("attention_dropout", AttentionDropout, 0, 0.999f);
        ClassifierDropout = reader.SingleOr("seq_classif_dropout", ClassifierDropout, 0, 0.999f);
        InitializerRange = reader.SingleOr("initializer_range", InitializerRange, 0, 10);
        PadTokenId = reader.Int32Or("pad_token_id", PadTokenId, minimum: 0, VocabSize - 1);
        SinusoidalPositions = reader.BooleanOr("sinusoidal_pos_embds", SinusoidalPositions);
        if (HiddenSize % HeadCount != 0) throw reader.Invalid("n_heads", $"is {HeadCount}, which does not divide dim {HiddenSize}.");
    }

    /// <inheritdoc/>
    public override string ModelType => "distilbert";

    /// <inheritdoc/>
    public override int MaxLength => MaxPositionEmbeddings;

    /// <summary>Number of token ids.</summary>
    public int VocabSize { get; init; } = 30522;

    /// <summary>Size of the hidden states (<c>dim</c>).</summary>
    public int HiddenSize { get; init; } = 768;

    /// <summary>Number of layers (<c>n_layers</c>).</summary>
    public int LayerCount { get; init; } = 6;

    /// <summary>Number of attention heads; divides <see cref="HiddenSize"/> (<c>n_heads</c>).</summary>
    public int HeadCount { get; init; } = 12;

    /// <summary>Size between the two dense layers of a block (<c>hidden_dim</c>).</summary>
    public int InnerSize { get; init; } = 3072;

    /// <summary>Most tokens in a row.</summary>
    public int MaxPositionEmbeddings { get; init; } = 512;

    /// <summary>The function between the two dense layers of a block, and in the head of masked language modelling.</summary>
    public ActivationKind Activation { get; init; } = ActivationKind.Gelu;

    /// <summary>Rate of the dropout after embeddings and dense layers.</summary>
    public float Dropout { get; init; } = 0.1f;

    /// <summary>Rate of the dropout on attention weights.</summary>
    public float AttentionDropout { get; init; } = 0.1f;

    /// <summary>Rate of the dropout before the classifier (<c>seq_classif_dropout</c>).</summary>
    public float ClassifierDropout { get; init; } = 0.2f;

    /// <summary>Standard deviation of fresh weights.</summary>
    public float InitializerRange { get; init; } = 0.02f;

    /// <summary>The id that fills rows up.</summary>
    public int PadTokenId { get; init; }

    /// <summary>Whether the stored position vectors began as sine waves; kept as the file has it, for they are stored either way.</summary>
    public bool SinusoidalPositions { get; init; }

    /// <inheritdoc/>
    public override double ApproximateParameterCount
    {
        get
        {
            var embeddings = ((double)VocabSize + MaxPositionEmbeddings) * HiddenSize;
            var block = (4.0 * HiddenSize * HiddenSize) + (2.0 * HiddenSize * InnerSize);
            return embeddings + (LayerCount * block) + (HiddenSize * ((double)HiddenSize + Labels.Count));
        }
    }

    internal override string Stem => "DistilBert";

    internal override string BodyName => DistilBertEncoder.Name;

    internal override EncoderSizes Sizes => new(VocabSize, HiddenSize, 0, PadTokenId, Dropout, InitializerRange);

    internal override EncoderBody CreateBody() => new DistilBertEncoder(this);

    internal override void WriteSizes(Utf8JsonWriter writer)
    {
        writer.WriteNumber("vocab_size", VocabSize);
        writer.WriteNumber("dim", HiddenSize);
        writer.WriteNumber("n_layers", LayerCount);
        writer.WriteNumber("n_heads", HeadCount);
        writer.WriteNumber("hidden_dim", InnerSize);
        writer.WriteNumber("max_position_embeddings", MaxPositionEmbeddings);
        writer.WriteString("activation", Activation.Name());
        writer.WriteNumber("dropout", Dropout);
        writer.WriteNumber("attention_dropout", AttentionDropout);
        writer.WriteNumber("seq_classif_dropout", ClassifierDropout);
        writer.WriteNumber("initializer_range", InitializerRange);
        writer.WriteNumber("pad_token_id", PadTokenId);
        writer.WriteBoolean("sinusoidal_pos_embds", SinusoidalPositions);
    }
}
