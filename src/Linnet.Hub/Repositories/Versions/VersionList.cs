using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Repositories.Versions;

/// <summary>Tags that name versions, such as <c>v1.2.0</c>.</summary>
internal sealed class VersionList(HubDatabase database)
{
    /// <summary>All versions, the highest first.</summary>
    internal async Task<IReadOnlyList<VersionTag>> AllAsync(RepositoryRow repository, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(context => context.Refs.Where(row => row.RepositoryId == repository.Id && row.Name.StartsWith(RefNames.Tags)).ToListAsync(cancellation));
        return [.. rows.Select(row => (Row: row, Version: SemanticVersion.OfTag(row.Name[RefNames.Tags.Length..]))).Where(pair => pair.Version is not null)
            .OrderByDescending(pair => pair.Version).ThenBy(pair => pair.Row.Name, StringComparer.Ordinal)
            .Select(pair => new VersionTag(pair.Version!, pair.Row.Name[RefNames.Tags.Length..], pair.Row.CommitId, pair.Row.Message, pair.Row.Updated))];
    }

    /// <summary>The highest version within a range.</summary>
    /// <exception cref="RefusedException">It is no range, or there is none.</exception>
    internal async Task<VersionTag> ResolveAsync(RepositoryRow repository, string range, CancellationToken cancellation)
    {
        var wanted = VersionRange.TryParse(range)
            ?? throw new RefusedException(Refusal.BadRequest, $"'{range}' is no range of versions: write ^1.2, ~1.2.3, 1.x, >=1.2 <2, 1.2.3 or latest.");
        return wanted.Best(await AllAsync(repository, cancellation), version => version.Version)
            ?? throw new RefusedException(Refusal.RevisionNotFound, $"{repository.FullName.Id} has no version within {range}.");
    }

    /// <summary>Keeps which commit a version is: a tag of the same version goes on this commit or on none, also after the first tag is deleted.</summary>
    internal static async Task PinAsync(HubDbContext context, RepositoryRow repository, RefRow tag, CancellationToken cancellation)
    {
        if (SemanticVersion.OfTag(tag.Name[RefNames.Tags.Length..]) is not { } version) return;
        var name = version.ToString();
        if (await context.Versions.FirstOrDefaultAsync(row => row.RepositoryId == repository.Id && row.Version == name, cancellation) is not { } known)
        {
            context.Versions.Add(new VersionRow { RepositoryId = repository.Id, Version = name, CommitId = tag.CommitId, Created = tag.Updated });
            return;
        }

        if (known.CommitId != tag.CommitId)
            throw new RefusedException(Refusal.Conflict, $"Version {name} of {repository.FullName.Id} is commit {known.CommitId} for good, also after its tag is deleted: tag {tag.CommitId} with a new version.");
    }
}
