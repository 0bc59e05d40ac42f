using System.Text.Json;
using Linnet.Models.Configuration;

namespace Linnet.Models.Architectures;

/// <summary>What the configuration of every model that picks sentences has; no labels.</summary>
public abstract record ExtractiveConfig : ModelConfig
{
    private const int MostSentences = 1000;

    /// <summary>Creates a configuration.</summary>
    protected ExtractiveConfig() => Labels = [];

    /// <summary>Reads the fields that every such model has.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is wrong.</exception>
    protected ExtractiveConfig(ConfigReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Labels = [];
        NumSentences = reader.Int32Or("num_sentences", NumSentences, maximum: MostSentences);
    }

    /// <summary>Sentences of a summary where nobody says.</summary>
    public int NumSentences { get; init; } = 3;

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumber("num_sentences", NumSentences);
    }
}
