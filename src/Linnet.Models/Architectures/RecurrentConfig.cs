using System.Text.Json;
using Linnet.Models.Configuration;

namespace Linnet.Models.Architectures;

/// <summary>The configuration of a <see cref="RecurrentClassifier"/>.</summary>
/// <example>
/// <code>
/// var config = new RecurrentConfig { VocabSize = tokenizer.VocabSize, Pooling = RecurrentPooling.Attention };
/// </code>
/// </example>
public sealed record RecurrentConfig : ModelConfig
{
    /// <summary>The <c>model_type</c> with LSTM cells.</summary>
    public const string BiLstm = "bilstm";

    /// <summary>The <c>model_type</c> with GRU cells.</summary>
    public const string BiGru = "bigru";

    /// <summary>Creates a configuration with the defaults.</summary>
    public RecurrentConfig()
    {
    }

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is missing or wrong.</exception>
    public RecurrentConfig(ConfigReader reader)
        : base(reader)
    {
        IsGru = reader.StringOr("model_type", BiLstm) == BiGru;
        VocabSize = reader.Int32("vocab_size", maximum: 100_000_000);
        EmbeddingSize = reader.Int32("embedding_size");
        HiddenSize = reader.Int32("hidden_size");
        NumHiddenLayers = reader.Int32Or("num_hidden_layers", NumHiddenLayers, maximum: 1000);
        Pooling = reader.ChoiceOr("pooling", Pooling, Poolings);
        EmbeddingDropoutProb = reader.SingleOr("embedding_dropout_prob", EmbeddingDropoutProb, 0, 0.999f);
        HiddenDropoutProb = reader.SingleOr("hidden_dropout_prob", HiddenDropoutProb, 0, 0.999f);
        ClassifierDropout = reader.SingleOr("classifier_dropout", ClassifierDropout, 0, 0.999f);
        InitializerRange = reader.SingleOr("initializer_range", InitializerRange, 0, 10);
        PadTokenId = reader.Int32Or("pad_token_id", PadTokenId, minimum: 0, VocabSize - 1);
        FreezeEmbeddings = reader.BooleanOr("freeze_embeddings", FreezeEmbeddings);
        PairEncoding = reader.ChoiceOr("pair_encoding", PairEncoding, PairEncodings.Names);
        HasClassifier = !reader.Strings("architectures").Any(name => name.EndsWith(EncoderEnding, StringComparison.Ordinal));
        if (!HasClassifier) Labels = [];
    }

    /// <inheritdoc/>
    public override string ModelType => IsGru ? BiGru : BiLstm;

    /// <inheritdoc/>
    public override string Architecture => (IsGru ? "BiGru" : "BiLstm") + (HasClassifier ? "ForSequenceClassification" : EncoderEnding);

    /// <summary>GRU cells instead of LSTM cells.</summary>
    public bool IsGru { get; init; }

    /// <summary>Number of token ids.</summary>
    public int VocabSize { get; init; } = 30000;

    /// <summary>Size of the token vectors.</summary>
    public int EmbeddingSize { get; init; } = 128;

    /// <summary>Hidden units of each direction.</summary>
    public int HiddenSize { get; init; } = 128;

    /// <summary>Stacked layers.</summary>
    public int NumHiddenLayers { get; init; } = 1;

    /// <summary>How the states of all positions become one vector.</summary>
    public RecurrentPooling Pooling { get; init; }

    /// <summary>Rate of the dropout on token vectors.</summary>
    public float EmbeddingDropoutProb { get; init; }

    /// <summary>Rate of the dropout between layers.</summary>
    public float HiddenDropoutProb { get; init; }

    /// <summary>Rate of the dropout before the classifier.</summary>
    public float ClassifierDropout { get; init; } = 0.5f;

    /// <summary>Standard deviation of fresh token vectors.</summary>
    public float InitializerRange { get; init; } = 0.1f;

    /// <summary>The id that fills rows up.</summary>
    public int PadTokenId { get; init; }

    /// <summary>Whether token vectors stay as they were loaded.</summary>
    public bool FreezeEmbeddings { get; init; }

    /// <summary>How two texts are judged together.</summary>
    public PairEncoding PairEncoding { get; init; }

    /// <summary>False for a bare encoder (<c>BiLstmModel</c>, <c>BiGruModel</c>), which gives a vector but no logits.</summary>
    public bool HasClassifier { get; init; } = true;

    /// <inheritdoc/>
    public override double ApproximateParameterCount
    {
        get
        {
            var gates = 2.0 * (IsGru ? 3 : 4) * HiddenSize;
            var inputs = EmbeddingSize + ((NumHiddenLayers - 1) * 2.0 * HiddenSize);
            var pooling = Pooling == RecurrentPooling.Attention ? 2.0 * HiddenSize * ((2.0 * HiddenSize) + 2) : 0;
            var features = 2.0 * HiddenSize * (PairEncoding == PairEncoding.Siamese ? 4 : 1);
            return ((double)VocabSize * EmbeddingSize) + (gates * (inputs + (NumHiddenLayers * (HiddenSize + 2.0)))) + pooling + (features * Labels.Count);
        }
    }

    private static string EncoderEnding => "Model";

    private static KeyValuePair<string, RecurrentPooling>[] Poolings { get; } =
        [new("max", RecurrentPooling.Max), new("mean", RecurrentPooling.Mean), new("attention", RecurrentPooling.Attention)];

    /// <inheritdoc/>
    public override ModelConfig ForClassification() => this with { HasClassifier = true };

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumber("vocab_size", VocabSize);
        writer.WriteNumber("embedding_size", EmbeddingSize);
        writer.WriteNumber("hidden_size", HiddenSize);
        writer.WriteNumber("num_hidden_layers", NumHiddenLayers);
        writer.WriteString("pooling", Poolings[(int)Pooling].Key);
        writer.WriteNumber("embedding_dropout_prob", EmbeddingDropoutProb);
        writer.WriteNumber("hidden_dropout_prob", HiddenDropoutProb);
        writer.WriteNumber("classifier_dropout", ClassifierDropout);
        writer.WriteNumber("initializer_range", InitializerRange);
        writer.WriteNumber("pad_token_id", PadTokenId);
        if (FreezeEmbeddings) writer.WriteBoolean("freeze_embeddings", FreezeEmbeddings);
        writer.WriteString("pair_encoding", PairEncodings.Names[(int)PairEncoding].Key);
    }
}
