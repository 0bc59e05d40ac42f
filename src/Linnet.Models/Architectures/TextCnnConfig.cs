using System.Text.Json;
using Linnet.Models.Configuration;

namespace Linnet.Models.Architectures;

/// <summary>The configuration of a <see cref="TextCnn"/>; the defaults are those of Kim 2014, but for the size of the vectors.</summary>
/// <example>
/// <code>
/// var config = new TextCnnConfig { VocabSize = tokenizer.VocabSize, Labels = ["bad", "good"] };
/// </code>
/// </example>
public sealed record TextCnnConfig : ModelConfig
{
    /// <summary>Creates a configuration with the defaults.</summary>
    public TextCnnConfig()
    {
    }

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is missing or wrong.</exception>
    public TextCnnConfig(ConfigReader reader)
        : base(reader)
    {
        VocabSize = reader.Int32("vocab_size", maximum: 100_000_000);
        EmbeddingSize = reader.Int32("embedding_size");
        NumFilters = reader.Int32("num_filters");
        FilterSizes = reader.Int32List("filter_sizes", maximum: 1000);
        EmbeddingDropoutProb = reader.SingleOr("embedding_dropout_prob", EmbeddingDropoutProb, 0, 0.999f);
        ClassifierDropout = reader.SingleOr("classifier_dropout", ClassifierDropout, 0, 0.999f);
        InitializerRange = reader.SingleOr("initializer_range", InitializerRange, 0, 10);
        PadTokenId = reader.Int32Or("pad_token_id", PadTokenId, minimum: 0, VocabSize - 1);
        FreezeEmbeddings = reader.BooleanOr("freeze_embeddings", FreezeEmbeddings);
        PairEncoding = reader.ChoiceOr("pair_encoding", PairEncoding, PairEncodings.Names);
        HasClassifier = !reader.Strings("architectures").Contains(EncoderArchitecture);
        if (!HasClassifier) Labels = [];
    }

    /// <inheritdoc/>
    public override string ModelType => "textcnn";

    /// <inheritdoc/>
    public override string Architecture => HasClassifier ? "TextCnnForSequenceClassification" : EncoderArchitecture;

    /// <summary>Number of token ids.</summary>
    public int VocabSize { get; init; } = 30000;

    /// <summary>Size of the token vectors.</summary>
    public int EmbeddingSize { get; init; } = 128;

    /// <summary>Filters of each width.</summary>
    public int NumFilters { get; init; } = 100;

    /// <summary>Widths of the filters, in tokens.</summary>
    public IReadOnlyList<int> FilterSizes { get; init; } = [3, 4, 5];

    /// <summary>Rate of the dropout on token vectors.</summary>
    public float EmbeddingDropoutProb { get; init; }

    /// <summary>Rate of the dropout before the classifier.</summary>
    public float ClassifierDropout { get; init; } = 0.5f;

    /// <summary>Standard deviation of fresh token vectors.</summary>
    public float InitializerRange { get; init; } = 0.1f;

    /// <summary>The id that fills rows up.</summary>
    public int PadTokenId { get; init; }

    /// <summary>Whether token vectors stay as they were loaded (Kim's <c>CNN-static</c>).</summary>
    public bool FreezeEmbeddings { get; init; }

    /// <summary>How two texts are judged together.</summary>
    public PairEncoding PairEncoding { get; init; }

    /// <summary>False for a bare encoder (<c>TextCnnModel</c>), which gives a vector but no logits.</summary>
    public bool HasClassifier { get; init; } = true;

    /// <inheritdoc/>
    public override double ApproximateParameterCount
    {
        get
        {
            var features = (double)NumFilters * FilterSizes.Count;
            var filters = FilterSizes.Sum(width => (double)width) * EmbeddingSize * NumFilters;
            return ((double)VocabSize * EmbeddingSize) + filters + (features * (1.0 + (PairEncoding == PairEncoding.Siamese ? 4 : 1) * (double)Labels.Count));
        }
    }

    private static string EncoderArchitecture => "TextCnnModel";

    /// <inheritdoc/>
    public override ModelConfig ForClassification() => this with { HasClassifier = true };

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumber("vocab_size", VocabSize);
        writer.WriteNumber("embedding_size", EmbeddingSize);
        writer.WriteNumber("num_filters", NumFilters);
        writer.WriteStartArray("filter_sizes");
        foreach (var width in FilterSizes) writer.WriteNumberValue(width);
        writer.WriteEndArray();
        writer.WriteNumber("embedding_dropout_prob", EmbeddingDropoutProb);
        writer.WriteNumber("classifier_dropout", ClassifierDropout);
        writer.WriteNumber("initializer_range", InitializerRange);
        writer.WriteNumber("pad_token_id", PadTokenId);
        if (FreezeEmbeddings) writer.WriteBoolean("freeze_embeddings", FreezeEmbeddings);
        writer.WriteString("pair_encoding", PairEncodings.Names[(int)PairEncoding].Key);
    }
}
