using System.Text.Json;
using Linnet.Models.Configuration;

namespace Linnet.Models.Pipelines;

/// <summary>The configuration of a <see cref="FeaturePairScorer"/>.</summary>
public sealed record FeatureScorerConfig : ModelConfig
{
    /// <summary>Its <c>model_type</c>.</summary>
    public const string Type = "similarity-features";

    private const int MostMembers = 64;

    /// <summary>Creates a configuration with the defaults.</summary>
    public FeatureScorerConfig() => Labels = [];

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is missing or wrong.</exception>
    public FeatureScorerConfig(ConfigReader reader)
        : base(reader)
    {
        Labels = [];
        FeatureCount = reader.Int32("feature_count", maximum: 100_000);
        HiddenSize = reader.Int32("hidden_size");
        NumMembers = reader.Int32("num_members", maximum: MostMembers);
    }

    /// <inheritdoc/>
    public override string ModelType => Type;

    /// <inheritdoc/>
    public override string Architecture => "FeaturesForSentenceSimilarity";

    /// <summary>How many numbers a pair has.</summary>
    public int FeatureCount { get; init; }

    /// <summary>Width of the hidden layer.</summary>
    public int HiddenSize { get; init; } = 64;

    /// <summary>Networks whose mean is taken.</summary>
    public int NumMembers { get; init; } = 1;

    /// <summary>Rate of the dropout on the hidden layer in training.</summary>
    public float HiddenDropoutProb { get; init; }

    /// <inheritdoc/>
    public override double ApproximateParameterCount => (double)NumMembers * FeatureCount * (HiddenSize + 1);

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumber("feature_count", FeatureCount);
        writer.WriteNumber("hidden_size", HiddenSize);
        writer.WriteNumber("num_members", NumMembers);
    }
}
