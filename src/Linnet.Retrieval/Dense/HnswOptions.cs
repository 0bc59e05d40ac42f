namespace Linnet.Retrieval;

/// <summary>How the graph of <c>linnet index</c> is built; names as in Malkov and Yashunin 2018.</summary>
public sealed record HnswOptions
{
    /// <summary>Neighbours of a vector on each upper layer (M); twice as many on the lowest. 2 to 256.</summary>
    public int Neighbors { get; init; } = 16;

    /// <summary>Candidates that are looked at for a new vector's neighbours (efConstruction), at least <see cref="Neighbors"/>.</summary>
    public int ConstructionCandidates { get; init; } = 100;

    /// <summary>Seeds the layers.</summary>
    public ulong Seed { get; init; } = 42;

    /// <summary>Throws where a value lies outside its range.</summary>
    /// <exception cref="ConfigurationException">Names the value and the allowed range.</exception>
    public void Validate()
    {
        if (Neighbors is < 2 or > 256) throw new ConfigurationException($"neighbors is {Neighbors}; use 2 to 256.");
        if (ConstructionCandidates < Neighbors) throw new ConfigurationException($"construction_candidates is {ConstructionCandidates}; use at least neighbors, {Neighbors}.");
    }
}
