using System.Text.Json;
using Linnet.Models.Configuration;

namespace Linnet.Models.Architectures;

/// <summary>The configuration of a <see cref="BiLstmReader"/>.</summary>
/// <example>
/// <code>
/// var config = new BiLstmReaderConfig { VocabSize = tokenizer.VocabularySize, EmbeddingSize = 100, HiddenSize = 100 };
/// </code>
/// </example>
public sealed record BiLstmReaderConfig : ModelConfig
{
    internal const string Type = "bilstm-qa";

    /// <summary>Creates a configuration.</summary>
    public BiLstmReaderConfig() => Labels = [];

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is missing or wrong.</exception>
    public BiLstmReaderConfig(ConfigReader reader)
        : base(reader)
    {
        Labels = [];
        VocabSize = reader.Int32("vocab_size", maximum: 100_000_000);
        EmbeddingSize = reader.Int32("embedding_size");
        HiddenSize = reader.Int32("hidden_size");
        TypeVocabSize = reader.Int32("type_vocab_size");
        PadTokenId = reader.Int32Or("pad_token_id", PadTokenId, minimum: 0, VocabSize - 1);
        EmbeddingDropoutProb = reader.SingleOr("embedding_dropout_prob", EmbeddingDropoutProb, 0, 0.999f);
        HiddenDropoutProb = reader.SingleOr("hidden_dropout_prob", HiddenDropoutProb, 0, 0.999f);
        FreezeEmbeddings = reader.BooleanOr("freeze_embeddings", FreezeEmbeddings);
        MayBeSilent = reader.BooleanOr("may_be_silent", MayBeSilent);
    }

    /// <inheritdoc/>
    public override string ModelType => Type;

    /// <inheritdoc/>
    public override string Architecture => "BiLstmForQuestionAnswering";

    /// <summary>Number of token ids.</summary>
    public int VocabSize { get; init; } = 8000;

    /// <summary>Size of the vectors of tokens.</summary>
    public int EmbeddingSize { get; init; } = 128;

    /// <summary>Units of each direction of a layer.</summary>
    public int HiddenSize { get; init; } = 96;

    /// <summary>Number of token types: the question's, and the marks of the text's tokens.</summary>
    public int TypeVocabSize { get; init; } = 2;

    /// <summary>The id that fills rows up.</summary>
    public int PadTokenId { get; init; }

    /// <summary>Rate of the dropout on the vectors of tokens.</summary>
    public float EmbeddingDropoutProb { get; init; } = 0.3f;

    /// <summary>Rate of the dropout between layers.</summary>
    public float HiddenDropoutProb { get; init; } = 0.3f;

    /// <summary>Whether token vectors stay as they were loaded.</summary>
    public bool FreezeEmbeddings { get; init; }

    /// <summary>Whether the model learnt from questions without an answer too, so that it may give none.</summary>
    public bool MayBeSilent { get; init; }

    /// <inheritdoc/>
    public override double ApproximateParameterCount =>
        ((double)VocabSize * EmbeddingSize) + (8.0 * HiddenSize * (EmbeddingSize + (11.0 * HiddenSize)));

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumber("vocab_size", VocabSize);
        writer.WriteNumber("embedding_size", EmbeddingSize);
        writer.WriteNumber("hidden_size", HiddenSize);
        writer.WriteNumber("type_vocab_size", TypeVocabSize);
        writer.WriteNumber("pad_token_id", PadTokenId);
        writer.WriteNumber("embedding_dropout_prob", EmbeddingDropoutProb);
        writer.WriteNumber("hidden_dropout_prob", HiddenDropoutProb);
        if (FreezeEmbeddings) writer.WriteBoolean("freeze_embeddings", FreezeEmbeddings);
        if (MayBeSilent) writer.WriteBoolean("may_be_silent", MayBeSilent);
    }
}
