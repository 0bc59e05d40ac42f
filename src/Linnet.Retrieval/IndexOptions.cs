namespace Linnet.Retrieval;

/// <summary>How documents are indexed.</summary>
public sealed record IndexOptions
{
    /// <summary>A model folder that gives texts vectors, for search by meaning; null for search by words alone.</summary>
    public string? Encoder { get; init; }

    /// <summary>Characters that a passage should not exceed, 50 to 100,000.</summary>
    public int PassageLength { get; init; } = 800;

    /// <summary>How the graph over the vectors is built.</summary>
    public HnswOptions Graph { get; init; } = new();

    /// <summary>Throws where a value lies outside its range.</summary>
    /// <exception cref="ConfigurationException">Names the value and the allowed range.</exception>
    public void Validate()
    {
        if (PassageLength is < 50 or > 100_000) throw new ConfigurationException($"passage_length is {PassageLength}; use 50 to 100000.");
        Graph.Validate();
    }
}
