using System.Text.Json;
using Linnet.Models.Configuration;

namespace Linnet.Models.Architectures;

/// <summary>The configuration of a <see cref="RelationCnn"/>.</summary>
public sealed record RelationCnnConfig : ModelConfig
{
    /// <summary>Its <c>model_type</c>.</summary>
    public const string Type = "relation-cnn";

    /// <summary>Creates a configuration with the defaults.</summary>
    public RelationCnnConfig()
    {
    }

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is missing or wrong.</exception>
    public RelationCnnConfig(ConfigReader reader)
        : base(reader)
    {
        VocabSize = reader.Int32("vocab_size", maximum: 100_000_000);
        EmbeddingSize = reader.Int32("embedding_size");
        PositionEmbeddingSize = reader.Int32("position_embedding_size");
        MaxDistance = reader.Int32("max_distance", maximum: 10_000);
        NumFilters = reader.Int32("num_filters");
        FilterSizes = reader.Int32List("filter_sizes", maximum: 1000);
        EmbeddingDropoutProb = reader.SingleOr("embedding_dropout_prob", EmbeddingDropoutProb, 0, 0.999f);
        ClassifierDropout = reader.SingleOr("classifier_dropout", ClassifierDropout, 0, 0.999f);
        InitializerRange = reader.SingleOr("initializer_range", InitializerRange, 0, 10);
        PadTokenId = reader.Int32Or("pad_token_id", PadTokenId, minimum: 0, VocabSize - 1);
        FreezeEmbeddings = reader.BooleanOr("freeze_embeddings", FreezeEmbeddings);
        EntityMarkerIds = reader.Int32List("entity_marker_ids", minimum: 0, VocabSize - 1);
        if (EntityMarkerIds.Count != 4) throw reader.Invalid("entity_marker_ids", $"has {EntityMarkerIds.Count} numbers; expected 4: begin and end of head and tail.");
    }

    /// <inheritdoc/>
    public override string ModelType => Type;

    /// <inheritdoc/>
    public override string Architecture => "RelationCnnForSequenceClassification";

    /// <summary>Number of token ids.</summary>
    public int VocabSize { get; init; } = 30000;

    /// <summary>Size of the token vectors.</summary>
    public int EmbeddingSize { get; init; } = 100;

    /// <summary>Size of the vector of each of the two distances.</summary>
    public int PositionEmbeddingSize { get; init; } = 20;

    /// <summary>Distances beyond this count as this.</summary>
    public int MaxDistance { get; init; } = 30;

    /// <summary>Filters of each width.</summary>
    public int NumFilters { get; init; } = 100;

    /// <summary>Widths of the filters, in tokens.</summary>
    public IReadOnlyList<int> FilterSizes { get; init; } = [2, 3, 4, 5];

    /// <summary>Rate of the dropout on token vectors.</summary>
    public float EmbeddingDropoutProb { get; init; }

    /// <summary>Rate of the dropout before the classifier.</summary>
    public float ClassifierDropout { get; init; } = 0.5f;

    /// <summary>Standard deviation of fresh token vectors.</summary>
    public float InitializerRange { get; init; } = 0.1f;

    /// <summary>The id that fills rows up.</summary>
    public int PadTokenId { get; init; }

    /// <summary>Whether token vectors stay as they were loaded.</summary>
    public bool FreezeEmbeddings { get; init; }

    /// <summary>Ids of the tokens that begin and end the head, begin and end the tail.</summary>
    public IReadOnlyList<int> EntityMarkerIds { get; init; } = [2, 3, 4, 5];

    /// <inheritdoc/>
    public override double ApproximateParameterCount
    {
        get
        {
            var size = EmbeddingSize + (2.0 * PositionEmbeddingSize);
            var features = ((double)NumFilters * FilterSizes.Count) + (RelationCnn.LexicalTokens * (double)EmbeddingSize);
            return ((double)VocabSize * EmbeddingSize) + (2.0 * PositionEmbeddingSize * ((2.0 * MaxDistance) + 2))
                + (FilterSizes.Sum(width => (double)width) * size * NumFilters) + (features * (Labels.Count + 1.0));
        }
    }

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumber("vocab_size", VocabSize);
        writer.WriteNumber("embedding_size", EmbeddingSize);
        writer.WriteNumber("position_embedding_size", PositionEmbeddingSize);
        writer.WriteNumber("max_distance", MaxDistance);
        writer.WriteNumber("num_filters", NumFilters);
        JsonFields.WriteList(writer, "filter_sizes", FilterSizes);
        writer.WriteNumber("embedding_dropout_prob", EmbeddingDropoutProb);
        writer.WriteNumber("classifier_dropout", ClassifierDropout);
        writer.WriteNumber("initializer_range", InitializerRange);
        writer.WriteNumber("pad_token_id", PadTokenId);
        if (FreezeEmbeddings) writer.WriteBoolean("freeze_embeddings", FreezeEmbeddings);
        JsonFields.WriteList(writer, "entity_marker_ids", EntityMarkerIds);
    }
}
