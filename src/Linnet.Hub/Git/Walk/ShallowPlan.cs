using Linnet.Hub.Objects;

namespace Linnet.Hub.Git.Walk;

/// <summary>Where the history ends for a client after a fetch.</summary>
/// <param name="Shallow">Commits whose parents it will not have.</param>
/// <param name="Unshallow">Commits whose parents it did not have and gets now.</param>
/// <param name="Cuts">Commits without parents, for the walk through what is wanted and through what the client has.</param>
/// <param name="MoreWants">The parents that it gets.</param>
internal sealed record ShallowPlan(
    IReadOnlyList<ObjectId> Shallow, IReadOnlyList<ObjectId> Unshallow, IReadOnlySet<ObjectId> Cuts, IReadOnlyList<ObjectId> MoreWants)
{
    /// <summary>Makes a plan (git's manual, gitprotocol-pack, "Packfile Negotiation").</summary>
    /// <param name="graph">The history.</param>
    /// <param name="wants">The wanted commits.</param>
    /// <param name="request">How much of their history.</param>
    /// <param name="not">The commits of the refs that <see cref="ShallowRequest.Not"/> names.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal static async Task<ShallowPlan> MakeAsync(
        CommitGraph graph, IReadOnlyList<ObjectId> wants, ShallowRequest request, IReadOnlyList<ObjectId> not, CancellationToken cancellation)
    {
        var present = await graph.KnownAsync(request.Present, cancellation);
        if (!request.Deepens) return new ShallowPlan([], [], present.ToHashSet(), []);
        var (inner, edge) = request switch
        {
            { Depth: ShallowRequest.Infinite } => (present.ToHashSet(), new HashSet<ObjectId>()),
            { Depth: { } depth, IsRelative: true } => await ByDepthAsync(graph, present, depth + 1, cancellation),
            { Depth: { } depth } => await ByDepthAsync(graph, wants, depth, cancellation),
            _ => await ByChoiceAsync(graph, wants, request.Since ?? long.MinValue, not, cancellation),
        };
        var unshallow = present.Where(inner.Contains).ToList();
        var parents = new List<ObjectId>();
        foreach (var id in unshallow) parents.AddRange((await graph.GetAsync(id, cancellation)).Parents);

        // A commit that was an edge stays a cut even if its parents come now: what the client has still ends there.
        return new ShallowPlan([.. edge.Except(present)], unshallow, edge.Union(present).ToHashSet(), parents);
    }

    /// <summary>Goes down level by level; the commits of the last level that have parents are the edge.</summary>
    private static async Task<(HashSet<ObjectId> Inner, HashSet<ObjectId> Edge)> ByDepthAsync(
        CommitGraph graph, IReadOnlyList<ObjectId> tips, int depth, CancellationToken cancellation)
    {
        var (inner, edge) = (new HashSet<ObjectId>(), new HashSet<ObjectId>());
        var level = tips.ToHashSet();
        for (var at = 1; level.Count > 0; at++)
        {
            var next = new HashSet<ObjectId>();
            foreach (var id in level)
            {
                var commit = await graph.GetAsync(id, cancellation);
                if (at == depth && commit.Parents.Count > 0)
                {
                    edge.Add(id);
                    continue;
                }

                inner.Add(id);
                next.UnionWith(commit.Parents);
            }

            if (at == depth) break;
            next.ExceptWith(inner);
            level = next;
        }

        return (inner, edge);
    }

    /// <summary>Takes the commits that are new enough and not among the excluded; those with a parent that is not taken are the edge.</summary>
    private static async Task<(HashSet<ObjectId> Inner, HashSet<ObjectId> Edge)> ByChoiceAsync(
        CommitGraph graph, IReadOnlyList<ObjectId> tips, long since, IReadOnlyList<ObjectId> not, CancellationToken cancellation)
    {
        var selection = await new CommitWalk(graph, new HashSet<ObjectId>()).SelectAsync(tips, not, cancellation);
        var inner = selection.Commits.Where(commit => commit.Time >= since).Select(commit => commit.Id).ToHashSet();
        if (inner.Count == 0) throw new GitProtocolException("no commits selected for shallow requests");
        var edge = selection.Commits.Where(commit => inner.Contains(commit.Id) && !commit.Parents.All(inner.Contains)).Select(commit => commit.Id).ToHashSet();
        inner.ExceptWith(edge);
        return (inner, edge);
    }
}
