using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Repositories;

/// <summary>Finds what a client calls a revision: a branch, a tag, a full commit id, <c>HEAD</c>, <c>refs/pr/3</c>.</summary>
internal sealed class Revisions(HubDatabase database)
{
    /// <summary>Parts of a path in which the name of a branch is looked for.</summary>
    private const int MaxRefParts = 8;

    internal async Task<Revision> FindAsync(RepositoryRow repository, string revision, CancellationToken cancellation) =>
        (await FindAsync(repository, [revision], cancellation)).Revision;

    /// <summary>Finds the revision at the beginning of a path: some clients write the slashes of a branch's name as they are.</summary>
    /// <param name="repository">Where to look.</param>
    /// <param name="parts">The path in parts.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The revision, and how many parts its name has.</returns>
    internal Task<(Revision Revision, int Parts)> FindAsync(RepositoryRow repository, IReadOnlyList<string> parts, CancellationToken cancellation) => database.ReadAsync(async context =>
    {
        var candidates = Enumerable.Range(1, Math.Min(parts.Count, MaxRefParts))
            .SelectMany(count => RefNames.Candidates(string.Join('/', parts.Take(count))).Select((name, rank) => (Name: name, Count: count, Rank: rank))).ToList();
        var names = candidates.Select(candidate => candidate.Name).Distinct().ToArray();
        var found = await context.Refs.Where(row => row.RepositoryId == repository.Id && names.Contains(row.Name))
            .Join(context.Commits.Where(row => row.RepositoryId == repository.Id), row => row.CommitId, commit => commit.Id, (row, commit) => new { row.Name, commit.Id, commit.TreeId })
            .ToListAsync(cancellation);
        foreach (var candidate in candidates.OrderByDescending(candidate => candidate.Count).ThenBy(candidate => candidate.Rank))
        {
            if (found.Find(row => row.Name == candidate.Name) is { } row) return (new Revision(row.Id, row.TreeId, row.Name), candidate.Count);
        }

        // A commit counts only in its own repository: ids from elsewhere tell nothing.
        if (ObjectId.TryParse(parts[0], out var id)
            && await context.Commits.Where(commit => commit.RepositoryId == repository.Id && commit.Id == id).Select(commit => new { commit.TreeId }).FirstOrDefaultAsync(cancellation) is { } known)
            return (new Revision(id, known.TreeId, null), 1);
        throw new RefusedException(Refusal.RevisionNotFound, $"{repository.Namespace}/{repository.Name} has no branch, tag or commit '{parts[0]}'.");
    });
}
