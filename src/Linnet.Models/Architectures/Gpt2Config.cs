using System.Text.Json;
using Linnet.Models.Configuration;
using Linnet.Models.Layers;

namespace Linnet.Models.Architectures;

/// <summary>The configuration of a <see cref="Gpt2"/> or of a classifier with its body, in transformers' field names.</summary>
public sealed record Gpt2Config : DecoderConfig
{
    /// <summary>Creates a configuration of the smallest published GPT-2's sizes.</summary>
    public Gpt2Config()
    {
    }

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is missing or wrong.</exception>
    public Gpt2Config(ConfigReader reader)
        : base(reader, tiesByDefault: true)
    {
        Positions = reader.Int32("n_positions", maximum: 10_000_000);
        EmbeddingSize = reader.Int32("n_embd");
        LayerCount = reader.Int32("n_layer", maximum: 10_000);
        HeadCount = reader.Int32("n_head");
        InnerSize = reader.Has("n_inner") ? reader.Int32("n_inner", maximum: 10_000_000) : null;
        ActivationFunction = reader.ChoiceOr("activation_function", ActivationFunction, ActivationKinds.Names);
        LayerNormEpsilon = reader.SingleOr("layer_norm_epsilon", LayerNormEpsilon, 0, 1);
        EmbeddingDropout = reader.SingleOr("embd_pdrop", EmbeddingDropout, 0, 0.999f);
        AttentionDropout = reader.SingleOr("attn_pdrop", AttentionDropout, 0, 0.999f);
        ResidualDropout = reader.SingleOr("resid_pdrop", ResidualDropout, 0, 0.999f);
        HasBias = reader.BooleanOr("bias", HasBias);
        if (EmbeddingSize % HeadCount != 0) throw reader.Invalid("n_head", $"is {HeadCount}, which does not divide n_embd {EmbeddingSize}.");
        if (!reader.BooleanOr("scale_attn_weights", true)) throw reader.Invalid("scale_attn_weights", "is false; only true is supported.");
        if (reader.BooleanOr("scale_attn_by_inverse_layer_idx", false))
            throw reader.Invalid("scale_attn_by_inverse_layer_idx", "is true; only false is supported.");
    }

    /// <inheritdoc/>
    public override string ModelType => "gpt2";

    /// <inheritdoc/>
    public override int HiddenWidth => EmbeddingSize;

    /// <inheritdoc/>
    public override int MaxLength => Positions;

    /// <summary>Most tokens in a row (<c>n_positions</c>).</summary>
    public int Positions { get; init; } = 1024;

    /// <summary>Size of the hidden states (<c>n_embd</c>).</summary>
    public int EmbeddingSize { get; init; } = 768;

    /// <summary>Number of layers (<c>n_layer</c>).</summary>
    public int LayerCount { get; init; } = 12;

    /// <summary>Number of attention heads (<c>n_head</c>); divides <see cref="EmbeddingSize"/>.</summary>
    public int HeadCount { get; init; } = 12;

    /// <summary>Size between the two dense layers of a block (<c>n_inner</c>); four times the hidden size where null.</summary>
    public int? InnerSize { get; init; }

    /// <summary>The function between the two dense layers of a block.</summary>
    public ActivationKind ActivationFunction { get; init; } = ActivationKind.GeluNew;

    /// <summary>Added to the variance in layer norms.</summary>
    public float LayerNormEpsilon { get; init; } = 1e-5f;

    /// <summary>Rate of the dropout on embeddings (<c>embd_pdrop</c>).</summary>
    public float EmbeddingDropout { get; init; } = 0.1f;

    /// <summary>Rate of the dropout on attention weights (<c>attn_pdrop</c>).</summary>
    public float AttentionDropout { get; init; } = 0.1f;

    /// <summary>Rate of the dropout on what is added to the hidden states (<c>resid_pdrop</c>).</summary>
    public float ResidualDropout { get; init; } = 0.1f;

    /// <summary>Whether dense layers and layer norms have biases; published checkpoints do. Not a field of transformers.</summary>
    public bool HasBias { get; init; } = true;

    /// <inheritdoc/>
    public override double ApproximateParameterCount
    {
        get
        {
            var size = (double)EmbeddingSize;
            var block = (4 * size * size) + (2 * size * InnerOrDefault);
            return ((((TieWordEmbeddings ? 1.0 : 2.0) * VocabSize) + Positions) * size) + (LayerCount * block);
        }
    }

    internal override string Stem => "GPT2";

    internal override string LanguageModelClass => "GPT2LMHeadModel";

    internal override string BodyName => "transformer";

    internal int InnerOrDefault => InnerSize ?? 4 * EmbeddingSize;

    internal override DecoderBody CreateBody() => new Gpt2Body(this);

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter writer)
    {
        base.WriteFields(writer);
        writer.WriteNumber("n_positions", Positions);
        writer.WriteNumber("n_embd", EmbeddingSize);
        writer.WriteNumber("n_layer", LayerCount);
        writer.WriteNumber("n_head", HeadCount);
        if (InnerSize is { } inner) writer.WriteNumber("n_inner", inner);
        else writer.WriteNull("n_inner");
        writer.WriteString("activation_function", ActivationFunction.Name());
        writer.WriteNumber("layer_norm_epsilon", LayerNormEpsilon);
        writer.WriteNumber("embd_pdrop", EmbeddingDropout);
        writer.WriteNumber("attn_pdrop", AttentionDropout);
        writer.WriteNumber("resid_pdrop", ResidualDropout);
        if (!HasBias) writer.WriteBoolean("bias", false);
    }
}
