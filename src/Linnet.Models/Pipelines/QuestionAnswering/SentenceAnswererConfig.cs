using System.Text.Json;
using Linnet.Models.Configuration;

namespace Linnet.Models.Pipelines;

/// <summary>The configuration of a <see cref="SentenceAnswerer"/>: there is nothing to configure.</summary>
public sealed record SentenceAnswererConfig : ModelConfig
{
    internal const string Type = "tfidf-sentence";

    /// <summary>Creates the configuration.</summary>
    public SentenceAnswererConfig() => Labels = [];

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    public SentenceAnswererConfig(ConfigReader reader)
        : base(reader) => Labels = [];

    /// <inheritdoc/>
    public override string ModelType => Type;

    /// <inheritdoc/>
    public override string Architecture => "TfidfSentenceForQuestionAnswering";

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter writer)
    {
    }
}
