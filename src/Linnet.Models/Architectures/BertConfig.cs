using System.Text.Json;
using Linnet.Models.Configuration;
using Linnet.Models.Layers;

namespace Linnet.Models.Architectures;

/// <summary>
/// The configuration of a <see cref="Bert"/>, in transformers' field names. Presets have the sizes of Turc et al. 2019.
/// </summary>
/// <example>
/// <code>
/// var config = BertConfig.Tiny with { VocabSize = tokenizer.VocabSize, Labels = ["bad", "good"] };
/// </code>
/// </example>
public sealed record BertConfig : EncoderConfig
{
    /// <summary>Creates a configuration of BERT-base's sizes.</summary>
    public BertConfig()
    {
    }

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is missing or wrong.</exception>
    public BertConfig(ConfigReader reader)
        : base(reader)
    {
        VocabSize = reader.Int32("vocab_size", maximum: 100_000_000);
        HiddenSize = reader.Int32("hidden_size");
        NumHiddenLayers = reader.Int32("num_hidden_layers", maximum: 10_000);
        NumAttentionHeads = reader.Int32("num_attention_heads");
        IntermediateSize = reader.Int32("intermediate_size", maximum: 10_000_000);
        MaxPositionEmbeddings = reader.Int32("max_position_embeddings", maximum: 10_000_000);
        TypeVocabSize = reader.Int32Or("type_vocab_size", TypeVocabSize);
        HiddenAct = reader.ChoiceOr("hidden_act", HiddenAct, ActivationKinds.Names);
        LayerNormEps = reader.SingleOr("layer_norm_eps", LayerNormEps, 0, 1);
        HiddenDropoutProb = reader.SingleOr("hidden_dropout_prob", HiddenDropoutProb, 0, 0.999f);
        AttentionProbsDropoutProb = reader.SingleOr("attention_probs_dropout_prob", AttentionProbsDropoutProb, 0, 0.999f);
        ClassifierDropout = reader.Has("classifier_dropout") ? reader.Single("classifier_dropout", 0, 0.999f) : null;
        InitializerRange = reader.SingleOr("initializer_range", InitializerRange, 0, 10);
        PadTokenId = reader.Int32Or("pad_token_id", PadTokenId, minimum: 0, VocabSize - 1);
        NormFirst = reader.BooleanOr("norm_first", NormFirst);
        if (HiddenSize % NumAttentionHeads != 0)
            throw reader.Invalid("num_attention_heads", $"is {NumAttentionHeads}, which does not divide hidden_size {HiddenSize}.");
        if (reader.StringOr("position_embedding_type", "absolute") is var kind && kind != "absolute")
            throw reader.Invalid("position_embedding_type", $"is '{kind}'; only 'absolute' is supported.");
    }

    /// <summary>2 layers of 128: 4.4 M parameters with the English vocabulary.</summary>
    public static BertConfig Tiny { get; } = Sized(layers: 2, hidden: 128);

    /// <summary>4 layers of 256: 11 M parameters with the English vocabulary.</summary>
    public static BertConfig Mini { get; } = Sized(layers: 4, hidden: 256);

    /// <summary>4 layers of 512: 29 M parameters with the English vocabulary.</summary>
    public static BertConfig Small { get; } = Sized(layers: 4, hidden: 512);

    /// <inheritdoc/>
    public override string ModelType => "bert";

    /// <inheritdoc/>
    public override int MaxLength => MaxPositionEmbeddings;

    /// <summary>Number of token ids.</summary>
    public int VocabSize { get; init; } = 30522;

    /// <summary>Size of the hidden states.</summary>
    public int HiddenSize { get; init; } = 768;

    /// <summary>Number of encoder layers.</summary>
    public int NumHiddenLayers { get; init; } = 12;

    /// <summary>Number of attention heads; divides <see cref="HiddenSize"/>.</summary>
    public int NumAttentionHeads { get; init; } = 12;

    /// <summary>Size between the two dense layers of a block.</summary>
    public int IntermediateSize { get; init; } = 3072;

    /// <summary>Most tokens in a row.</summary>
    public int MaxPositionEmbeddings { get; init; } = 512;

    /// <summary>Number of token types.</summary>
    public int TypeVocabSize { get; init; } = 2;

    /// <summary>The function between the two dense layers of a block.</summary>
    public ActivationKind HiddenAct { get; init; } = ActivationKind.Gelu;

    /// <summary>Added to the variance in layer norms.</summary>
    public float LayerNormEps { get; init; } = 1e-12f;

    /// <summary>Rate of the dropout after embeddings, attention and dense layers.</summary>
    public float HiddenDropoutProb { get; init; } = 0.1f;

    /// <summary>Rate of the dropout on attention weights.</summary>
    public float AttentionProbsDropoutProb { get; init; } = 0.1f;

    /// <summary>Rate of the dropout before the classifier; <see cref="HiddenDropoutProb"/> where null.</summary>
    public float? ClassifierDropout { get; init; }

    /// <summary>Standard deviation of fresh weights.</summary>
    public float InitializerRange { get; init; } = 0.02f;

    /// <summary>The id that fills rows up.</summary>
    public int PadTokenId { get; init; }

    /// <summary>
    /// Whether layer norms stand before each part of a block instead of after it (Xiong et al. 2020), which trains more steadily
    /// from fresh weights; published checkpoints have them after.
    /// </summary>
    public bool NormFirst { get; init; }

    /// <inheritdoc/>
    public override double ApproximateParameterCount
    {
        get
        {
            var embeddings = ((double)VocabSize + MaxPositionEmbeddings + TypeVocabSize) * HiddenSize;
            var block = (4.0 * HiddenSize * HiddenSize) + (2.0 * HiddenSize * IntermediateSize) + (9.0 * HiddenSize) + IntermediateSize;
            return embeddings + (NumHiddenLayers * block) + (HiddenSize * ((double)HiddenSize + Labels.Count));
        }
    }

    internal override string Stem => "Bert";

    internal override string BodyName => BertEncoder.Name;

    internal override EncoderSizes Sizes => new(VocabSize, HiddenSize, TypeVocabSize, PadTokenId, ClassifierDropout ?? HiddenDropoutProb, InitializerRange);

    internal override EncoderBody CreateBody() => new BertEncoder(this, hasPooler: false);

    internal override void WriteSizes(Utf8JsonWriter writer)
    {
        writer.WriteNumber("vocab_size", VocabSize);
        writer.WriteNumber("hidden_size", HiddenSize);
        writer.WriteNumber("num_hidden_layers", NumHiddenLayers);
        writer.WriteNumber("num_attention_heads", NumAttentionHeads);
        writer.WriteNumber("intermediate_size", IntermediateSize);
        writer.WriteNumber("max_position_embeddings", MaxPositionEmbeddings);
        writer.WriteNumber("type_vocab_size", TypeVocabSize);
        writer.WriteString("hidden_act", HiddenAct.Name());
        writer.WriteNumber("layer_norm_eps", LayerNormEps);
        writer.WriteNumber("hidden_dropout_prob", HiddenDropoutProb);
        writer.WriteNumber("attention_probs_dropout_prob", AttentionProbsDropoutProb);
        if (ClassifierDropout is { } dropout) writer.WriteNumber("classifier_dropout", dropout);
        else writer.WriteNull("classifier_dropout");
        writer.WriteNumber("initializer_range", InitializerRange);
        writer.WriteNumber("pad_token_id", PadTokenId);
        writer.WriteString("position_embedding_type", "absolute");
        if (NormFirst) writer.WriteBoolean("norm_first", NormFirst);
    }

    private static BertConfig Sized(int layers, int hidden) => new()
    {
        NumHiddenLayers = layers,
        HiddenSize = hidden,
        NumAttentionHeads = hidden / 64,
        IntermediateSize = 4 * hidden,
    };
}
