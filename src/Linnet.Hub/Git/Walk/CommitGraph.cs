using Linnet.Hub.Objects;

namespace Linnet.Hub.Git.Walk;

/// <summary>The history as one request sees it: every commit is asked for once.</summary>
/// <param name="source">The repository.</param>
/// <param name="limit">The most commits that are looked at.</param>
internal sealed class CommitGraph(IGitObjectSource source, int limit)
{
    private readonly Dictionary<ObjectId, GitCommit> _commits = new();

    /// <summary>A commit; null where the repository has none of this name.</summary>
    internal async ValueTask<GitCommit?> FindAsync(ObjectId id, CancellationToken cancellation)
    {
        if (_commits.TryGetValue(id, out var known)) return known;
        await LoadAsync([id], cancellation);
        return _commits.GetValueOrDefault(id);
    }

    /// <summary>A commit that has to be there.</summary>
    internal async ValueTask<GitCommit> GetAsync(ObjectId id, CancellationToken cancellation) =>
        await FindAsync(id, cancellation) ?? throw new InvalidDataException($"Commit {id} is named and not there; run `linnet hub check`.");

    /// <summary>Those of some ids that are commits here, each once and in the same order.</summary>
    internal async Task<IReadOnlyList<ObjectId>> KnownAsync(IReadOnlyCollection<ObjectId> ids, CancellationToken cancellation)
    {
        await LoadAsync([.. ids.Where(id => !_commits.ContainsKey(id)).Distinct()], cancellation);
        return [.. ids.Where(_commits.ContainsKey).Distinct()];
    }

    private async Task LoadAsync(IReadOnlyCollection<ObjectId> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0) return;
        foreach (var commit in await source.FindCommitsAsync(ids, cancellation)) _commits[commit.Id] = commit;
        if (_commits.Count > limit) throw ObjectList.TooMany(limit);
    }
}
