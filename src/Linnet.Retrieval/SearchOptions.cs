using Linnet.Models.Pipelines;

namespace Linnet.Retrieval;

/// <summary>How a search is done.</summary>
public sealed record SearchOptions
{
    /// <summary>Most passages to give, at least 1.</summary>
    public int Top { get; init; } = 5;

    /// <summary>What the search goes by.</summary>
    public SearchMode Mode { get; init; }

    /// <summary>Whether vectors are compared with all others instead of by the graph.</summary>
    public bool Exact { get; init; }

    /// <summary>Puts what was found into a better order; null to leave it.</summary>
    public PairScorer? Reranker { get; init; }

    /// <summary>How many passages are found before the best are chosen, at least 1.</summary>
    public int Candidates { get; init; } = 50;

    /// <summary>Vectors that a search over the graph keeps on its way (ef), at least 1; more find more and take longer. Twice as many as are wanted are kept in any case.</summary>
    public int GraphCandidates { get; init; } = 100;

    /// <summary>Throws where a value lies outside its range.</summary>
    /// <exception cref="ConfigurationException">Names the value and the allowed range.</exception>
    public void Validate()
    {
        if (Top < 1) throw new ConfigurationException($"top is {Top}; use 1 or more.");
        if (Candidates < 1) throw new ConfigurationException($"candidates is {Candidates}; use 1 or more.");
        if (GraphCandidates < 1) throw new ConfigurationException($"graph_candidates is {GraphCandidates}; use 1 or more.");
    }
}
