using System.Text.Json;
using Linnet.Models.Configuration;

namespace Linnet.Models.Architectures;

/// <summary>The configuration of a <see cref="BagOfVectors"/>.</summary>
public sealed record BagOfVectorsConfig : ModelConfig
{
    /// <summary>Its <c>model_type</c>.</summary>
    public const string Type = "bag-of-vectors";

    /// <summary>Creates a configuration with the defaults.</summary>
    public BagOfVectorsConfig() => Labels = [];

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is missing or wrong.</exception>
    public BagOfVectorsConfig(ConfigReader reader)
        : base(reader)
    {
        Labels = [];
        VocabSize = reader.Int32("vocab_size", maximum: 100_000_000);
        EmbeddingSize = reader.Int32("embedding_size");
        EmbeddingDropoutProb = reader.SingleOr("embedding_dropout_prob", EmbeddingDropoutProb, 0, 0.999f);
        InitializerRange = reader.SingleOr("initializer_range", InitializerRange, 0, 10);
        PadTokenId = reader.Int32Or("pad_token_id", PadTokenId, minimum: 0, VocabSize - 1);
        FreezeEmbeddings = reader.BooleanOr("freeze_embeddings", FreezeEmbeddings);
    }

    /// <inheritdoc/>
    public override string ModelType => Type;

    /// <inheritdoc/>
    public override string Architecture => "BagOfVectorsModel";

    /// <summary>Number of token ids.</summary>
    public int VocabSize { get; init; } = 30000;

    /// <summary>Size of the token vectors, and of a text's.</summary>
    public int EmbeddingSize { get; init; } = 200;

    /// <summary>Rate of the dropout on token vectors.</summary>
    public float EmbeddingDropoutProb { get; init; }

    /// <summary>Standard deviation of fresh token vectors.</summary>
    public float InitializerRange { get; init; } = 0.1f;

    /// <summary>The id that fills rows up.</summary>
    public int PadTokenId { get; init; }

    /// <summary>Whether token vectors stay as they were loaded.</summary>
    public bool FreezeEmbeddings { get; init; }

    /// <inheritdoc/>
    public override double ApproximateParameterCount => (double)VocabSize * EmbeddingSize;

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumber("vocab_size", VocabSize);
        writer.WriteNumber("embedding_size", EmbeddingSize);
        writer.WriteNumber("embedding_dropout_prob", EmbeddingDropoutProb);
        writer.WriteNumber("initializer_range", InitializerRange);
        writer.WriteNumber("pad_token_id", PadTokenId);
        if (FreezeEmbeddings) writer.WriteBoolean("freeze_embeddings", FreezeEmbeddings);
    }
}
