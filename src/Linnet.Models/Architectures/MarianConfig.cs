using System.Text.Json;
using Linnet.Models.Configuration;
using Linnet.Models.Layers;

namespace Linnet.Models.Architectures;

/// <summary>The configuration of a <see cref="Marian"/>, in transformers' field names.</summary>
/// <example>
/// <code>
/// var config = new MarianConfig { VocabSize = 8000, PadTokenId = 0, DecoderStartTokenId = 0, EosTokenId = 1, HiddenSize = 256, EncoderLayers = 3, DecoderLayers = 3 };
/// </code>
/// </example>
public sealed record MarianConfig : SequenceToSequenceConfig
{
    internal const string TranslatorArchitecture = "MarianMTModel";

    /// <summary>What Marian's own trainer can do and transformers' class can not.</summary>
    private static readonly string[] Variants = ["normalize_before", "normalize_embedding", "add_final_layernorm"];

    /// <summary>Creates a configuration of the sizes of the opus-mt models.</summary>
    public MarianConfig()
    {
    }

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is missing or wrong.</exception>
    public MarianConfig(ConfigReader reader)
        : base(reader)
    {
        HiddenSize = reader.Int32("d_model");
        EncoderLayers = reader.Int32("encoder_layers", maximum: 10_000);
        DecoderLayers = reader.Int32("decoder_layers", maximum: 10_000);
        EncoderHeads = reader.Int32("encoder_attention_heads");
        DecoderHeads = reader.Int32("decoder_attention_heads");
        EncoderInnerSize = reader.Int32("encoder_ffn_dim", maximum: 10_000_000);
        DecoderInnerSize = reader.Int32("decoder_ffn_dim", maximum: 10_000_000);
        MaxPositionEmbeddings = reader.Int32Or("max_position_embeddings", MaxPositionEmbeddings);
        Activation = reader.ChoiceOr("activation_function", Activation, ActivationKinds.Names);
        Dropout = reader.SingleOr("dropout", Dropout, 0, 0.999f);
        AttentionDropout = reader.SingleOr("attention_dropout", AttentionDropout, 0, 0.999f);
        ActivationDropout = reader.SingleOr("activation_dropout", ActivationDropout, 0, 0.999f);
        InitializerRange = reader.SingleOr("init_std", InitializerRange, 0, 10);
        ScaleEmbedding = reader.BooleanOr("scale_embedding", ScaleEmbedding);
        CheckHeads(reader, "encoder_attention_heads", EncoderHeads);
        CheckHeads(reader, "decoder_attention_heads", DecoderHeads);
        if (!reader.BooleanOr("share_encoder_decoder_embeddings", true))
            throw reader.Invalid("share_encoder_decoder_embeddings", "is false; only models with one table of word vectors are supported.");
        if (!reader.BooleanOr("static_position_embeddings", true))
            throw reader.Invalid("static_position_embeddings", "is false; only sine waves are supported.");
        foreach (var field in Variants)
        {
            if (reader.BooleanOr(field, false)) throw reader.Invalid(field, "is true; only layer norms after each part, and none after the embeddings, are supported.");
        }
    }

    /// <inheritdoc/>
    public override string ModelType => "marian";

    /// <inheritdoc/>
    public override string Architecture => TranslatorArchitecture;

    /// <summary>Size of the hidden states (<c>d_model</c>).</summary>
    public int HiddenSize { get; init; } = 512;

    /// <summary>Layers of the encoder.</summary>
    public int EncoderLayers { get; init; } = 6;

    /// <summary>Layers of the decoder.</summary>
    public int DecoderLayers { get; init; } = 6;

    /// <summary>Attention heads of the encoder; divides <see cref="HiddenSize"/>.</summary>
    public int EncoderHeads { get; init; } = 8;

    /// <summary>Attention heads of the decoder; divides <see cref="HiddenSize"/>.</summary>
    public int DecoderHeads { get; init; } = 8;

    /// <summary>Size between the two dense layers of an encoder block (<c>encoder_ffn_dim</c>).</summary>
    public int EncoderInnerSize { get; init; } = 2048;

    /// <summary>Size between the two dense layers of a decoder block (<c>decoder_ffn_dim</c>).</summary>
    public int DecoderInnerSize { get; init; } = 2048;

    /// <summary>Most tokens in a row.</summary>
    public int MaxPositionEmbeddings { get; init; } = 512;

    /// <summary>The function between the two dense layers of a block.</summary>
    public ActivationKind Activation { get; init; } = ActivationKind.Silu;

    /// <summary>Rate of the dropout after embeddings, attention and dense layers.</summary>
    public float Dropout { get; init; } = 0.1f;

    /// <summary>Rate of the dropout on attention weights.</summary>
    public float AttentionDropout { get; init; }

    /// <summary>Rate of the dropout between the two dense layers of a block.</summary>
    public float ActivationDropout { get; init; }

    /// <summary>Standard deviation of fresh weights (<c>init_std</c>).</summary>
    public float InitializerRange { get; init; } = 0.02f;

    /// <summary>Whether word vectors are multiplied by the root of their size.</summary>
    public bool ScaleEmbedding { get; init; } = true;

    /// <inheritdoc/>
    public override double ApproximateParameterCount
    {
        get
        {
            double size = HiddenSize;
            var encoder = EncoderLayers * ((4 * size * size) + (2 * size * EncoderInnerSize));
            var decoder = DecoderLayers * ((8 * size * size) + (2 * size * DecoderInnerSize));

            // The table of sine waves is not stored, but made.
            return (((double)VocabSize + MaxPositionEmbeddings) * size) + encoder + decoder;
        }
    }

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter writer)
    {
        base.WriteFields(writer);
        writer.WriteNumber("decoder_vocab_size", VocabSize);
        writer.WriteNumber("d_model", HiddenSize);
        writer.WriteNumber("num_hidden_layers", EncoderLayers);
        writer.WriteNumber("encoder_layers", EncoderLayers);
        writer.WriteNumber("decoder_layers", DecoderLayers);
        writer.WriteNumber("encoder_attention_heads", EncoderHeads);
        writer.WriteNumber("decoder_attention_heads", DecoderHeads);
        writer.WriteNumber("encoder_ffn_dim", EncoderInnerSize);
        writer.WriteNumber("decoder_ffn_dim", DecoderInnerSize);
        writer.WriteNumber("max_position_embeddings", MaxPositionEmbeddings);
        writer.WriteString("activation_function", Activation.Name());
        writer.WriteNumber("dropout", Dropout);
        writer.WriteNumber("attention_dropout", AttentionDropout);
        writer.WriteNumber("activation_dropout", ActivationDropout);
        writer.WriteNumber("init_std", InitializerRange);
        writer.WriteBoolean("scale_embedding", ScaleEmbedding);
        writer.WriteBoolean("share_encoder_decoder_embeddings", true);
        writer.WriteBoolean("static_position_embeddings", true);
    }

    private void CheckHeads(ConfigReader reader, string field, int heads)
    {
        if (HiddenSize % heads != 0) throw reader.Invalid(field, $"is {heads}, which does not divide d_model {HiddenSize}.");
    }
}
