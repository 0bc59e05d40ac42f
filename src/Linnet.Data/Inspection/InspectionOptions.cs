namespace Linnet.Data;

/// <summary>Choices for <see cref="DataInspector"/> and <see cref="LeakFinder"/>.</summary>
public sealed record InspectionOptions
{
    /// <summary>Least Jaccard similarity of the character shingles of two texts that count as nearly the same, above 0 to 1.</summary>
    public double NearDuplicateSimilarity { get; init; } = 0.8;

    /// <summary>Most different texts that are compared for near-duplicates; each needs a few hundred bytes of memory. 0 turns it off.</summary>
    public int MostNearDuplicateTexts { get; init; } = 200_000;

    /// <summary>Share of symbols from which on a text of at least four characters stands out, 0 to 1.</summary>
    public double SymbolRatio { get; init; } = 0.5;

    /// <summary>How many examples of each finding to show.</summary>
    public int Examples { get; init; } = 5;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ConfigurationException">A value out of its range.</exception>
    internal void Validate()
    {
        if (NearDuplicateSimilarity is not (> 0 and <= 1))
            throw new ConfigurationException($"The similarity of near-duplicates is {NearDuplicateSimilarity}; it must be above 0 and at most 1, such as 0.8.");
        if (SymbolRatio is not (>= 0 and <= 1)) throw new ConfigurationException($"The symbol ratio is {SymbolRatio}; it must be 0 to 1.");
    }
}
