namespace Linnet.Text.Segmentation;

/// <summary>How strict <see cref="WordDictionary.Learn"/> is.</summary>
public sealed record WordDiscoveryOptions
{
    /// <summary>Characters of the longest word, 2 to 16.</summary>
    public int MaxLength { get; init; } = 4;

    /// <summary>A word is seen at least so often, at least 2.</summary>
    public int MinFrequency { get; init; } = 5;

    /// <summary>
    /// How many times likelier, as a natural logarithm, its characters are to stand together than apart, for the weakest place to
    /// part them. Higher finds fewer words.
    /// </summary>
    public double MinCohesion { get; init; } = 3;

    /// <summary>How varied, in nats, the characters before it and those after it are at least. Higher finds fewer words.</summary>
    public double MinBoundaryEntropy { get; init; } = 1;

    /// <summary>Throws when a value is out of its range.</summary>
    /// <exception cref="ConfigurationException">It names the option and what it may be.</exception>
    public void Validate()
    {
        if (MaxLength is < 2 or > 16) throw new ConfigurationException($"MaxLength is {MaxLength}: give 2 to 16");
        if (MinFrequency < 2) throw new ConfigurationException($"MinFrequency is {MinFrequency}: give 2 or more");
        if (!double.IsFinite(MinCohesion)) throw new ConfigurationException($"MinCohesion is {MinCohesion}: give a number");
        if (!(MinBoundaryEntropy >= 0)) throw new ConfigurationException($"MinBoundaryEntropy is {MinBoundaryEntropy}: give 0 or more");
    }
}
