using System.Text.Json;
using Linnet.Models.Configuration;
using Linnet.Models.Layers;

namespace Linnet.Models.Architectures;

/// <summary>The configuration of a <see cref="Llama"/> or of a classifier with its body, in transformers' field names.</summary>
public sealed record LlamaConfig : DecoderConfig
{
    /// <summary>Creates a configuration of a model small enough to train here: 15 M parameters with 32000 ids.</summary>
    public LlamaConfig() => (VocabSize, TieWordEmbeddings) = (32000, true);

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is missing or wrong.</exception>
    public LlamaConfig(ConfigReader reader)
        : base(reader, tiesByDefault: false)
    {
        HiddenSize = reader.Int32("hidden_size");
        IntermediateSize = reader.Int32("intermediate_size", maximum: 10_000_000);
        NumHiddenLayers = reader.Int32("num_hidden_layers", maximum: 10_000);
        NumAttentionHeads = reader.Int32("num_attention_heads");
        NumKeyValueHeads = reader.Int32Or("num_key_value_heads", NumAttentionHeads);
        HeadDim = reader.Has("head_dim") ? reader.Int32("head_dim") : null;
        HiddenAct = reader.ChoiceOr("hidden_act", HiddenAct, ActivationKinds.Names);
        MaxPositionEmbeddings = reader.Int32Or("max_position_embeddings", MaxPositionEmbeddings, maximum: 100_000_000);
        RmsNormEps = reader.SingleOr("rms_norm_eps", RmsNormEps, 0, 1);
        RopeTheta = reader.SingleOr("rope_theta", RopeTheta, 1, 1e12f);
        RopeScaling = RopeScaling.Read(reader);
        AttentionBias = reader.BooleanOr("attention_bias", false);
        MlpBias = reader.BooleanOr("mlp_bias", false);
        AttentionDropout = reader.SingleOr("attention_dropout", 0, 0, 0.999f);
        if (HeadDim is null && HiddenSize % NumAttentionHeads != 0)
            throw reader.Invalid("num_attention_heads", $"is {NumAttentionHeads}, which does not divide hidden_size {HiddenSize}.");
        if (NumAttentionHeads % NumKeyValueHeads != 0)
            throw reader.Invalid("num_key_value_heads", $"is {NumKeyValueHeads}, which does not divide num_attention_heads {NumAttentionHeads}.");
        if (HeadSize % 2 != 0)
            throw reader.Invalid(HeadDim is null ? "hidden_size" : "head_dim", $"makes heads of {HeadSize}; rotary positions need an even size.");
    }

    /// <inheritdoc/>
    public override string ModelType => "llama";

    /// <inheritdoc/>
    public override int HiddenWidth => HiddenSize;

    /// <inheritdoc/>
    public override int MaxLength => MaxPositionEmbeddings;

    /// <summary>Size of the hidden states.</summary>
    public int HiddenSize { get; init; } = 288;

    /// <summary>Size of the gated feed-forward layer.</summary>
    public int IntermediateSize { get; init; } = 768;

    /// <summary>Number of layers.</summary>
    public int NumHiddenLayers { get; init; } = 6;

    /// <summary>Number of heads of queries.</summary>
    public int NumAttentionHeads { get; init; } = 6;

    /// <summary>Number of heads of keys and values; divides <see cref="NumAttentionHeads"/>.</summary>
    public int NumKeyValueHeads { get; init; } = 6;

    /// <summary>Size of a head; hidden size / heads where null.</summary>
    public int? HeadDim { get; init; }

    /// <summary>The function of the gate.</summary>
    public ActivationKind HiddenAct { get; init; } = ActivationKind.Silu;

    /// <summary>Most tokens in a row.</summary>
    public int MaxPositionEmbeddings { get; init; } = 2048;

    /// <summary>Added to the mean square in norms.</summary>
    public float RmsNormEps { get; init; } = 1e-6f;

    /// <summary>Base of the rotary frequencies.</summary>
    public float RopeTheta { get; init; } = 10000;

    /// <summary>How the rotary frequencies are changed for longer texts; null for not at all.</summary>
    public RopeScaling? RopeScaling { get; init; }

    /// <summary>Whether the attention's projections have biases.</summary>
    public bool AttentionBias { get; init; }

    /// <summary>Whether the feed-forward projections have biases.</summary>
    public bool MlpBias { get; init; }

    /// <summary>Rate of the dropout on attention weights.</summary>
    public float AttentionDropout { get; init; }

    /// <summary>Size of one head.</summary>
    public int HeadSize => HeadDim ?? HiddenSize / NumAttentionHeads;

    /// <inheritdoc/>
    public override double ApproximateParameterCount
    {
        get
        {
            var size = (double)HiddenSize;
            var attention = 2 * size * HeadSize * ((double)NumAttentionHeads + NumKeyValueHeads);
            return ((TieWordEmbeddings ? 1.0 : 2.0) * VocabSize * size) + (NumHiddenLayers * (attention + (3 * size * IntermediateSize)));
        }
    }

    internal override string Stem => "Llama";

    internal override string LanguageModelClass => "LlamaForCausalLM";

    internal override string BodyName => "model";

    internal override DecoderBody CreateBody() => new LlamaBody(this);

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter writer)
    {
        base.WriteFields(writer);
        writer.WriteNumber("hidden_size", HiddenSize);
        writer.WriteNumber("intermediate_size", IntermediateSize);
        writer.WriteNumber("num_hidden_layers", NumHiddenLayers);
        writer.WriteNumber("num_attention_heads", NumAttentionHeads);
        writer.WriteNumber("num_key_value_heads", NumKeyValueHeads);
        if (HeadDim is { } size) writer.WriteNumber("head_dim", size);
        writer.WriteString("hidden_act", HiddenAct.Name());
        writer.WriteNumber("max_position_embeddings", MaxPositionEmbeddings);
        writer.WriteNumber("rms_norm_eps", RmsNormEps);
        writer.WriteNumber("rope_theta", RopeTheta);
        if (RopeScaling is { } scaling) scaling.Write(writer);
        else writer.WriteNull("rope_scaling");
        writer.WriteBoolean("attention_bias", AttentionBias);
        writer.WriteBoolean("mlp_bias", MlpBias);
        writer.WriteNumber("attention_dropout", AttentionDropout);
    }
}
