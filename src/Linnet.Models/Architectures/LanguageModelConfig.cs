using System.Text.Json;
using Linnet.Models.Configuration;

namespace Linnet.Models.Architectures;

/// <summary>What every causal language model's configuration has; no labels, unless it describes a classifier with the same body.</summary>
public abstract record LanguageModelConfig : ModelConfig
{
    /// <summary>Creates a configuration.</summary>
    protected LanguageModelConfig() => Labels = [];

    /// <summary>Reads the fields that every language model has.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="tiesByDefault">Whether the output shares the input's table where the file does not say.</param>
    /// <exception cref="ModelFormatException">A field is missing or wrong.</exception>
    protected LanguageModelConfig(ConfigReader reader, bool tiesByDefault)
        : this(reader, tiesByDefault, hasLabels: false)
    {
    }

    /// <summary>Reads the fields that every language model has, and the labels of a classifier with its body.</summary>
    private protected LanguageModelConfig(ConfigReader reader, bool tiesByDefault, bool hasLabels)
        : base(reader)
    {
        if (!hasLabels) Labels = [];
        VocabSize = reader.Int32("vocab_size", maximum: 100_000_000);
        TieWordEmbeddings = reader.BooleanOr("tie_word_embeddings", tiesByDefault);
        InitializerRange = reader.SingleOr("initializer_range", InitializerRange, 0, 10);
        BosTokenId = reader.Has("bos_token_id") ? reader.Int32("bos_token_id", minimum: 0, int.MaxValue) : null;
        EosTokenIds = reader.Int32OrList("eos_token_id", minimum: 0, int.MaxValue);
    }

    /// <summary>Number of token ids.</summary>
    public int VocabSize { get; init; } = 50257;

    /// <summary>Whether the output layer is the table of word vectors.</summary>
    public bool TieWordEmbeddings { get; init; } = true;

    /// <summary>Standard deviation of fresh weights.</summary>
    public float InitializerRange { get; init; } = 0.02f;

    /// <summary>The id that begins a text, or null.</summary>
    public int? BosTokenId { get; init; }

    /// <summary>The ids that end a text.</summary>
    public IReadOnlyList<int> EosTokenIds { get; init; } = [];

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumber("vocab_size", VocabSize);
        writer.WriteBoolean("tie_word_embeddings", TieWordEmbeddings);
        writer.WriteNumber("initializer_range", InitializerRange);
        if (BosTokenId is { } bos) writer.WriteNumber("bos_token_id", bos);
        JsonFields.WriteOneOrList(writer, "eos_token_id", EosTokenIds);
    }
}
