namespace Linnet.Retrieval;

/// <summary>A passage that was found.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Score">The higher, the better; its scale depends on what was searched by: BM25, cosine, fused ranks, or the re-ranker's own.</param>
public sealed record SearchHit(Passage Passage, double Score);
