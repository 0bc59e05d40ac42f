using System.Runtime.InteropServices;

namespace Linnet.Retrieval.Fusion;

/// <summary>
/// One order out of several (Cormack et al. 2009, "Reciprocal Rank Fusion Outperforms Condorcet and Individual Rank Learning Methods"): scores of
/// different kinds cannot be added, ranks can.
/// </summary>
internal static class ReciprocalRankFusion
{
    private const float Smoothing = 60;

    /// <summary>All that is in any list, best first; equal ones in their order.</summary>
    internal static List<(int Passage, float Score)> Fuse(params IReadOnlyList<IReadOnlyList<(int Passage, float Score)>> lists)
    {
        var scores = new Dictionary<int, float>();
        foreach (var list in lists)
        {
            for (var rank = 0; rank < list.Count; rank++) CollectionsMarshal.GetValueRefOrAddDefault(scores, list[rank].Passage, out _) += 1 / (Smoothing + rank + 1);
        }

        return [.. scores.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key).Select(entry => (entry.Key, entry.Value))];
    }
}
