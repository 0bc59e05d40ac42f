using Linnet.Hub.Repositories;

namespace Linnet.Hub.Origin;

/// <summary>Follows the names in cards from one generation to the next.</summary>
internal sealed class LineageBuilder
{
    private readonly ILineageSource _source;
    private readonly LineageLimits _limits;
    private readonly List<LineageNode> _nodes = [];
    private readonly HashSet<LineageEdge> _edges = [];

    /// <summary>By the names in cards, old ones included.</summary>
    private readonly Dictionary<LineageKey, LineageNode> _found = [];

    private bool _isTruncated;

    private LineageBuilder(ILineageSource source, LineageLimits limits) => (_source, _limits) = (source, limits);

    /// <summary>Builds the graph.</summary>
    /// <param name="root">What is asked about.</param>
    /// <param name="source">Looks parents up.</param>
    /// <param name="limits">How far to go.</param>
    /// <param name="cancellation">To give up.</param>
    internal static async Task<LineageGraph> BuildAsync(LineageRecord root, ILineageSource source, LineageLimits limits, CancellationToken cancellation = default)
    {
        var builder = new LineageBuilder(source, limits);
        builder.Add(root.Key, new LineageNode(root.Key, 0, root));

        // Nodes are added behind the one at work, so this is breadth first and every depth is the least one.
        for (var i = 0; i < builder._nodes.Count; i++) await builder.FollowAsync(builder._nodes[i], cancellation);
        return new LineageGraph(builder._nodes, [.. builder._edges], builder._isTruncated);
    }

    private async Task FollowAsync(LineageNode child, CancellationToken cancellation)
    {
        if (child.Record?.Card is not { } card) return;
        _isTruncated |= card.IsCut;
        foreach (var id in card.BaseModels) await FollowAsync(child, new LineageKey(RepositoryKind.Model, id), card.Relation, cancellation);
        foreach (var id in card.Datasets) await FollowAsync(child, new LineageKey(RepositoryKind.Dataset, id), ParentRelation.Dataset, cancellation);
    }

    private async Task FollowAsync(LineageNode child, LineageKey parent, ParentRelation relation, CancellationToken cancellation)
    {
        if (!_found.TryGetValue(parent, out var node))
        {
            if (child.Depth == _limits.Depth || _nodes.Count == _limits.Nodes)
            {
                _isTruncated = true;
                return;
            }

            node = await FindAsync(parent, child.Depth + 1, cancellation);
        }

        _edges.Add(new LineageEdge(child.Key, node.Key, relation));
    }

    private async Task<LineageNode> FindAsync(LineageKey asked, int depth, CancellationToken cancellation)
    {
        var record = await _source.FindAsync(asked, cancellation);
        if (record is not null && _found.TryGetValue(record.Key, out var known))
        {
            _found[asked] = known;
            return known;
        }

        var node = new LineageNode(record?.Key ?? asked, depth, record);
        Add(asked, node);
        return node;
    }

    private void Add(LineageKey asked, LineageNode node)
    {
        _nodes.Add(node);
        _found[asked] = node;
        _found[node.Key] = node;
    }
}
