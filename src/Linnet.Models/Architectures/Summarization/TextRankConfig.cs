using Linnet.Models.Configuration;

namespace Linnet.Models.Architectures;

/// <summary>The configuration of TextRank, which has nothing that is learnt but the usual number of sentences.</summary>
public sealed record TextRankConfig : ExtractiveConfig
{
    internal const string Type = "textrank";

    /// <summary>Creates a configuration for three sentences.</summary>
    public TextRankConfig()
    {
    }

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is wrong.</exception>
    public TextRankConfig(ConfigReader reader)
        : base(reader)
    {
    }

    /// <inheritdoc/>
    public override string ModelType => Type;

    /// <inheritdoc/>
    public override string Architecture => "TextRankForSummarization";
}
