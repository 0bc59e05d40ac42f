using Linnet.Hub.Licensing;

namespace Linnet.Hub.Origin;

/// <summary>Where a model comes from, over all generations. Cards can claim anything, so there may be cycles.</summary>
/// <param name="Nodes">The first is the one that is asked about; nearer ones come before farther ones.</param>
/// <param name="Edges">Each once.</param>
/// <param name="IsTruncated">There is more than the limits let in.</param>
internal sealed record LineageGraph(IReadOnlyList<LineageNode> Nodes, IReadOnlyList<LineageEdge> Edges, bool IsTruncated)
{
    /// <summary>The one that is asked about.</summary>
    internal LineageNode Root => Nodes[0];

    /// <summary>
    /// All that it was made from, with what of each is in it; one that is used in several ways is there several times. Of what lies behind an adapter only the adapter is
    /// in it, and of what lies behind a data set only the data.
    /// </summary>
    internal IReadOnlyList<(LineageNode Node, ParentUse Use)> Ancestors()
    {
        var nodes = Nodes.ToDictionary(node => node.Key);
        var edges = Edges.ToLookup(edge => edge.Child);
        var found = new List<(LineageNode, ParentUse)>();
        var seen = new HashSet<(LineageKey, ParentUse)> { (Root.Key, ParentUse.Weights) };
        var open = new Queue<(LineageKey Key, ParentUse Use)>(seen);
        while (open.TryDequeue(out var current))
        {
            foreach (var edge in edges[current.Key])
            {
                var use = (ParentUse)Math.Max((int)current.Use, (int)UseOf(edge.Relation));
                if (!seen.Add((edge.Parent, use))) continue;
                if (edge.Parent != Root.Key) found.Add((nodes[edge.Parent], use));
                open.Enqueue((edge.Parent, use));
            }
        }

        return found;
    }

    private static ParentUse UseOf(ParentRelation relation) => relation switch
    {
        ParentRelation.Adapter => ParentUse.Adapter,
        ParentRelation.Dataset => ParentUse.Data,
        _ => ParentUse.Weights,
    };
}
