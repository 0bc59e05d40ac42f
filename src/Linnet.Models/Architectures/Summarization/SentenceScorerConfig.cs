using System.Text.Json;
using Linnet.Models.Configuration;

namespace Linnet.Models.Architectures;

/// <summary>The configuration of a <see cref="SentenceScorer"/>.</summary>
public sealed record SentenceScorerConfig : ExtractiveConfig
{
    internal const string Type = "sentence-scorer";
    internal const string SummarizerArchitecture = "SentenceScorerForSummarization";

    /// <summary>Creates a configuration of 128 units.</summary>
    public SentenceScorerConfig()
    {
    }

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is missing or wrong.</exception>
    public SentenceScorerConfig(ConfigReader reader)
        : base(reader)
    {
        VocabSize = reader.Int32("vocab_size", maximum: 100_000_000);
        PadTokenId = reader.Int32Or("pad_token_id", PadTokenId, minimum: 0, VocabSize - 1);
        EmbeddingSize = reader.Int32("embedding_size");
        HiddenSize = reader.Int32("hidden_size");
        MaxSentences = reader.Int32Or("max_sentences", MaxSentences, maximum: 100_000);
        Dropout = reader.SingleOr("dropout", Dropout, 0, 0.999f);
        if (HiddenSize % 2 != 0) throw reader.Invalid("hidden_size", $"is {HiddenSize}; expected an even number, half of it for each direction.");
    }

    /// <inheritdoc/>
    public override string ModelType => Type;

    /// <inheritdoc/>
    public override string Architecture => SummarizerArchitecture;

    /// <summary>Number of token ids.</summary>
    public int VocabSize { get; init; } = 8000;

    /// <summary>The id that fills rows up.</summary>
    public int PadTokenId { get; init; }

    /// <summary>Size of the word vectors.</summary>
    public int EmbeddingSize { get; init; } = 128;

    /// <summary>Hidden units of both directions together, of a sentence's words and of a text's sentences; even.</summary>
    public int HiddenSize { get; init; } = 128;

    /// <summary>Sentences of a text that are judged; those after them are left out.</summary>
    public int MaxSentences { get; init; } = 60;

    /// <summary>Rate of the dropout on word vectors and before the score.</summary>
    public float Dropout { get; init; } = 0.3f;

    /// <inheritdoc/>
    public override double ApproximateParameterCount => ((double)VocabSize * EmbeddingSize) + (8.0 * HiddenSize * (HiddenSize + EmbeddingSize));

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter writer)
    {
        base.WriteFields(writer);
        writer.WriteNumber("vocab_size", VocabSize);
        writer.WriteNumber("pad_token_id", PadTokenId);
        writer.WriteNumber("embedding_size", EmbeddingSize);
        writer.WriteNumber("hidden_size", HiddenSize);
        writer.WriteNumber("max_sentences", MaxSentences);
        writer.WriteNumber("dropout", Dropout);
    }
}
