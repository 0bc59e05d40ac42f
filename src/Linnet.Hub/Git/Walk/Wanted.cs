using Linnet.Hub.Objects;

namespace Linnet.Hub.Git.Walk;

/// <summary>What a client asks for, sorted by what it is.</summary>
/// <param name="Commits">Commits, also those behind tags.</param>
/// <param name="Tags">Annotated tags.</param>
/// <param name="Parts">Folders and files that a client with a filter has left out before.</param>
internal sealed record Wanted(IReadOnlyList<ObjectId> Commits, IReadOnlyList<ObjectId> Tags, IReadOnlyList<(ObjectId Id, GitObjectKind Kind)> Parts)
{
    /// <summary>Finds out what ids are.</summary>
    /// <exception cref="GitProtocolException">One belongs to nothing that this repository's refs lead to.</exception>
    internal static async Task<Wanted> ResolveAsync(
        IGitObjectSource source, CommitGraph graph, IReadOnlyList<GitRef> refs, IReadOnlyCollection<ObjectId> ids, int limit, CancellationToken cancellation)
    {
        var behindTags = new Dictionary<ObjectId, ObjectId>();
        foreach (var tag in refs)
        {
            if (tag.Peeled is { } commit) behindTags[tag.Id] = commit;
        }

        var tags = ids.Where(behindTags.ContainsKey).Distinct().ToList();
        var others = ids.Where(id => !behindTags.ContainsKey(id)).Distinct().ToList();
        var commits = (await graph.KnownAsync(others, cancellation)).ToHashSet();
        others.RemoveAll(commits.Contains);
        commits.UnionWith(tags.Select(tag => behindTags[tag]));
        return new Wanted([.. commits], tags, others.Count == 0 ? [] : await PartsAsync(source, graph, refs, others, limit, cancellation));
    }

    /// <summary>Looks for folders and files in all that the refs lead to: an id alone gives nobody a right to the bytes.</summary>
    private static async Task<IReadOnlyList<(ObjectId Id, GitObjectKind Kind)>> PartsAsync(
        IGitObjectSource source, CommitGraph graph, IReadOnlyList<GitRef> refs, List<ObjectId> ids, int limit, CancellationToken cancellation)
    {
        var history = await new CommitWalk(graph, new HashSet<ObjectId>()).SelectAsync(refs.Select(item => item.Commit), [], cancellation);
        var found = new ObjectList(limit);
        var walk = new TreeWalk(source, default, found);
        var open = ids.ToHashSet();
        foreach (var commit in history.Commits)
        {
            await walk.AddAsync(commit.Tree, [], cancellation);
            open.RemoveWhere(found.Contains);
            if (open.Count == 0) break;
        }

        if (open.Count > 0) throw new GitProtocolException($"upload-pack: not our ref {open.First()}");
        return [.. ids.Select(id => (id, found.KindOf(id)))];
    }
}
