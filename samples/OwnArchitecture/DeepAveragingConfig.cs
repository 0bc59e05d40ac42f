using System.Text.Json;
using Linnet.Models.Configuration;

namespace OwnArchitecture;

/// <summary>What <c>config.json</c> says of a <see cref="DeepAveragingNetwork"/>.</summary>
public sealed record DeepAveragingConfig : ModelConfig
{
    /// <summary>The word in <c>config.json</c>.</summary>
    public const string Type = "deep_averaging";

    /// <summary>Creates a configuration with the defaults.</summary>
    public DeepAveragingConfig()
    {
    }

    /// <summary>Reads a configuration; a missing field or an absurd value becomes an error that names it.</summary>
    /// <param name="reader">The file.</param>
    public DeepAveragingConfig(ConfigReader reader)
        : base(reader)
    {
        VocabSize = reader.Int32("vocab_size", maximum: 10_000_000);
        HiddenSize = reader.Int32("hidden_size", maximum: 10_000);
        WordDropoutProb = reader.SingleOr("word_dropout_prob", WordDropoutProb, 0, 0.9f);
    }

    /// <inheritdoc/>
    public override string ModelType => Type;

    /// <inheritdoc/>
    public override string Architecture => "DeepAveragingNetworkForSequenceClassification";

    /// <summary>Number of token ids.</summary>
    public int VocabSize { get; init; } = 30000;

    /// <summary>Size of the vectors.</summary>
    public int HiddenSize { get; init; } = 100;

    /// <summary>Rate of the dropout on the vectors.</summary>
    public float WordDropoutProb { get; init; } = 0.3f;

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumber("vocab_size", VocabSize);
        writer.WriteNumber("hidden_size", HiddenSize);
        writer.WriteNumber("word_dropout_prob", WordDropoutProb);
    }
}
