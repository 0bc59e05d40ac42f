using System.Text.Json;
using Linnet.Models.Configuration;

namespace Linnet.Models.Architectures;

/// <summary>The configuration of a <see cref="BiLstmCrf"/>.</summary>
/// <example>
/// <code>
/// var config = new BiLstmCrfConfig { VocabSize = 5000, CharacterVocabSize = 80, Labels = ["O", "S-PER", "B-PER", "I-PER", "E-PER"] };
/// </code>
/// </example>
public sealed record BiLstmCrfConfig : ModelConfig
{
    /// <summary>The <c>model_type</c>.</summary>
    public const string Type = "bilstm-crf";

    internal const string IntentField = "intent_labels";
    internal const string TaggerArchitecture = "BiLstmCrfForTokenClassification";
    internal const string IntentArchitecture = "BiLstmCrfForIntentAndSlots";

    /// <summary>Creates a configuration with the defaults.</summary>
    public BiLstmCrfConfig()
    {
    }

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is missing or wrong.</exception>
    public BiLstmCrfConfig(ConfigReader reader)
        : base(reader)
    {
        VocabSize = reader.Int32("vocab_size", maximum: 100_000_000);
        EmbeddingSize = reader.Int32("embedding_size");
        HiddenSize = reader.Int32("hidden_size");
        NumHiddenLayers = reader.Int32Or("num_hidden_layers", NumHiddenLayers, maximum: 1000);
        Unit = reader.ChoiceOr("token_unit", Unit, Units);
        CharacterFeatures = reader.ChoiceOr("character_features", CharacterFeatures, CharacterKinds);
        CharacterVocabSize = reader.Int32Or("character_vocab_size", 1, maximum: 10_000_000);
        CharacterEmbeddingSize = reader.Int32Or("character_embedding_size", CharacterEmbeddingSize);
        CharacterHiddenSize = reader.Int32Or("character_hidden_size", CharacterHiddenSize);
        ShapeEmbeddingSize = reader.Int32Or("shape_embedding_size", 0, minimum: 0);
        BigramVocabSize = reader.Int32Or("bigram_vocab_size", 0, minimum: 0, maximum: 100_000_000);
        BigramEmbeddingSize = reader.Int32Or("bigram_embedding_size", BigramEmbeddingSize);
        EmbeddingDropoutProb = reader.SingleOr("embedding_dropout_prob", EmbeddingDropoutProb, 0, 0.999f);
        HiddenDropoutProb = reader.SingleOr("hidden_dropout_prob", HiddenDropoutProb, 0, 0.999f);
        ClassifierDropout = reader.SingleOr("classifier_dropout", ClassifierDropout, 0, 0.999f);
        FreezeEmbeddings = reader.BooleanOr("freeze_embeddings", FreezeEmbeddings);
        UseCrf = reader.BooleanOr("use_crf", UseCrf);
        Intents = reader.Strings(IntentField);
    }

    /// <inheritdoc/>
    public override string ModelType => Type;

    /// <inheritdoc/>
    public override string Architecture => Intents.Count > 0 ? IntentArchitecture : TaggerArchitecture;

    /// <summary>Number of word ids: 0 is padding, 1 an unknown word.</summary>
    public int VocabSize { get; init; } = 30000;

    /// <summary>Whether word vectors stay as they were loaded.</summary>
    public bool FreezeEmbeddings { get; init; }

    /// <summary>Size of the word vectors.</summary>
    public int EmbeddingSize { get; init; } = 100;

    /// <summary>Hidden units of each direction.</summary>
    public int HiddenSize { get; init; } = 200;

    /// <summary>Stacked layers.</summary>
    public int NumHiddenLayers { get; init; } = 1;

    /// <summary>What is tagged.</summary>
    public TokenUnit Unit { get; init; }

    /// <summary>How the spelling of words is read.</summary>
    public CharacterFeatures CharacterFeatures { get; init; } = CharacterFeatures.Cnn;

    /// <summary>Number of character ids.</summary>
    public int CharacterVocabSize { get; init; } = 1;

    /// <summary>Size of the characters' vectors.</summary>
    public int CharacterEmbeddingSize { get; init; } = 30;

    /// <summary>Size of what is read from a spelling.</summary>
    public int CharacterHiddenSize { get; init; } = 50;

    /// <summary>Size of the vectors of word shapes; 0 for none.</summary>
    public int ShapeEmbeddingSize { get; init; }

    /// <summary>Number of ids of neighbouring pairs; 0 for none.</summary>
    public int BigramVocabSize { get; init; }

    /// <summary>Size of the vectors of neighbouring pairs.</summary>
    public int BigramEmbeddingSize { get; init; } = 50;

    /// <summary>Rate of the dropout on what the LSTM reads.</summary>
    public float EmbeddingDropoutProb { get; init; } = 0.5f;

    /// <summary>Rate of the dropout between layers.</summary>
    public float HiddenDropoutProb { get; init; } = 0.3f;

    /// <summary>Rate of the dropout on what the LSTM gives.</summary>
    public float ClassifierDropout { get; init; } = 0.5f;

    /// <summary>Whether a conditional random field judges neighbouring tags together.</summary>
    public bool UseCrf { get; init; } = true;

    /// <summary>The labels of whole rows; empty for a tagger without intents.</summary>
    public IReadOnlyList<string> Intents { get; init; } = [];

    /// <summary>Size of the vector that the LSTM reads at each word.</summary>
    public int InputSize =>
        EmbeddingSize + ShapeEmbeddingSize + (BigramVocabSize > 0 ? BigramEmbeddingSize : 0)
        + (CharacterFeatures == CharacterFeatures.None ? 0 : CharacterHiddenSize);

    /// <inheritdoc/>
    public override double ApproximateParameterCount
    {
        get
        {
            var tables = ((double)VocabSize * EmbeddingSize) + ((double)CharacterVocabSize * CharacterEmbeddingSize) + ((double)BigramVocabSize * BigramEmbeddingSize);
            var inputs = InputSize + ((NumHiddenLayers - 1) * 2.0 * HiddenSize);
            var gates = 8.0 * HiddenSize * (inputs + (NumHiddenLayers * (HiddenSize + 2.0)));
            return tables + gates + (Labels.Count * (double)Labels.Count) + (2.0 * HiddenSize * (Labels.Count + Intents.Count));
        }
    }

    private static KeyValuePair<string, TokenUnit>[] Units { get; } = [new("word", TokenUnit.Word), new("character", TokenUnit.Character)];

    private static KeyValuePair<string, CharacterFeatures>[] CharacterKinds { get; } =
        [new("none", CharacterFeatures.None), new("cnn", CharacterFeatures.Cnn), new("lstm", CharacterFeatures.Lstm)];

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumber("vocab_size", VocabSize);
        writer.WriteNumber("embedding_size", EmbeddingSize);
        writer.WriteNumber("hidden_size", HiddenSize);
        writer.WriteNumber("num_hidden_layers", NumHiddenLayers);
        writer.WriteString("token_unit", Units[(int)Unit].Key);
        writer.WriteString("character_features", CharacterKinds[(int)CharacterFeatures].Key);
        writer.WriteNumber("character_vocab_size", CharacterVocabSize);
        writer.WriteNumber("character_embedding_size", CharacterEmbeddingSize);
        writer.WriteNumber("character_hidden_size", CharacterHiddenSize);
        writer.WriteNumber("shape_embedding_size", ShapeEmbeddingSize);
        writer.WriteNumber("bigram_vocab_size", BigramVocabSize);
        writer.WriteNumber("bigram_embedding_size", BigramEmbeddingSize);
        writer.WriteNumber("embedding_dropout_prob", EmbeddingDropoutProb);
        writer.WriteNumber("hidden_dropout_prob", HiddenDropoutProb);
        writer.WriteNumber("classifier_dropout", ClassifierDropout);
        if (FreezeEmbeddings) writer.WriteBoolean("freeze_embeddings", FreezeEmbeddings);
        writer.WriteBoolean("use_crf", UseCrf);
        if (Intents.Count == 0) return;
        writer.WriteStartArray(IntentField);
        foreach (var intent in Intents) writer.WriteStringValue(intent);
        writer.WriteEndArray();
    }
}
