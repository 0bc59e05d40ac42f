using System.Text.Json;
using Linnet.Models.Configuration;

namespace Linnet.Models.Architectures;

/// <summary>The configuration of an <see cref="LstmLanguageModel"/>.</summary>
public sealed record LstmLanguageModelConfig : LanguageModelConfig
{
    /// <summary>Creates a configuration of two layers of 256.</summary>
    public LstmLanguageModelConfig() => (VocabSize, TieWordEmbeddings, InitializerRange) = (10_000, false, 0.1f);

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is missing or wrong.</exception>
    public LstmLanguageModelConfig(ConfigReader reader)
        : base(reader, tiesByDefault: false)
    {
        EmbeddingSize = reader.Int32("embedding_size");
        HiddenSize = reader.Int32("hidden_size");
        NumHiddenLayers = reader.Int32("num_hidden_layers", maximum: 1000);
        Dropout = reader.SingleOr("dropout", Dropout, 0, 0.999f);
        if (TieWordEmbeddings && EmbeddingSize != HiddenSize)
            throw reader.Invalid("tie_word_embeddings", $"is true, but embedding_size {EmbeddingSize} is not hidden_size {HiddenSize}.");
    }

    /// <inheritdoc/>
    public override string ModelType => "lstm-lm";

    /// <inheritdoc/>
    public override string Architecture => "LstmForCausalLM";

    /// <summary>Size of the word vectors.</summary>
    public int EmbeddingSize { get; init; } = 256;

    /// <summary>Hidden units of a layer.</summary>
    public int HiddenSize { get; init; } = 256;

    /// <summary>Stacked layers.</summary>
    public int NumHiddenLayers { get; init; } = 2;

    /// <summary>Rate of the dropout on word vectors, between layers and before the output (Zaremba et al. 2014).</summary>
    public float Dropout { get; init; }

    /// <inheritdoc/>
    public override double ApproximateParameterCount =>
        (VocabSize * (EmbeddingSize + (TieWordEmbeddings ? 0.0 : HiddenSize))) + (4.0 * HiddenSize * (EmbeddingSize + ((2.0 * NumHiddenLayers) - 1) * HiddenSize));

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter writer)
    {
        base.WriteFields(writer);
        writer.WriteNumber("embedding_size", EmbeddingSize);
        writer.WriteNumber("hidden_size", HiddenSize);
        writer.WriteNumber("num_hidden_layers", NumHiddenLayers);
        writer.WriteNumber("dropout", Dropout);
    }
}
