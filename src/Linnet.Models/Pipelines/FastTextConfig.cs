using System.Text.Json;
using Linnet.Models.Configuration;
using Linnet.Models.Sparse;

namespace Linnet.Models.Pipelines;

/// <summary>The configuration of a fastText model: what it looks at and how wide its embeddings are.</summary>
public sealed record FastTextConfig : ModelConfig
{
    /// <summary>Creates a configuration.</summary>
    /// <param name="features">What the model sees in a text.</param>
    /// <param name="embeddingSize">Length of an embedding.</param>
    public FastTextConfig(FastTextFeatures features, int embeddingSize)
    {
        Features = features;
        EmbeddingSize = embeddingSize;
    }

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is missing or wrong.</exception>
    public FastTextConfig(ConfigReader reader)
        : base(reader)
    {
        EmbeddingSize = reader.Int32("embedding_size", maximum: 4096);
        Features = new FastTextFeatures(
            reader.Int32("word_ngrams", maximum: NgramBlock.LengthLimit),
            reader.Int32Or("min_char_ngram", 0, 0, NgramBlock.LengthLimit),
            reader.Int32Or("max_char_ngram", 0, 0, NgramBlock.LengthLimit),
            reader.Int32Or("buckets", 0, 0, int.MaxValue));
    }

    /// <inheritdoc/>
    public override string ModelType => "fasttext";

    /// <inheritdoc/>
    public override string Architecture => "FastTextForSequenceClassification";

    /// <summary>What the model sees in a text.</summary>
    public FastTextFeatures Features { get; }

    /// <summary>Length of an embedding.</summary>
    public int EmbeddingSize { get; }

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumber("embedding_size", EmbeddingSize);
        writer.WriteNumber("word_ngrams", Features.WordNgrams);
        writer.WriteNumber("min_char_ngram", Features.MinCharNgram);
        writer.WriteNumber("max_char_ngram", Features.MaxCharNgram);
        writer.WriteNumber("buckets", Features.Buckets);
    }
}
