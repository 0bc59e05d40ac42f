using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Diff.Stored;

/// <summary>Comparisons that were worked out. Commits never change, so neither does what differs between two.</summary>
internal sealed class ComparisonCache(HubDatabase database, CompareLimits limits, TimeProvider clock)
{
    /// <summary>A result; null where there is none.</summary>
    internal async Task<VersionDiff?> FindAsync(RepositoryRow repository, Revision before, Revision after, CancellationToken cancellation)
    {
        var (x, y) = (before.Commit, after.Commit);
        var json = await database.ReadAsync(context => context.Comparisons.Where(row => row.RepositoryId == repository.Id && row.BaseId == x && row.HeadId == y)
            .Select(row => row.Json).FirstOrDefaultAsync(cancellation));
        return json is null ? null : VersionDiff.FromJson(json);
    }

    /// <summary>Keeps a result, and forgets the oldest of the repository's.</summary>
    /// <returns>The result as it is kept: without its longest parts where it is too long.</returns>
    internal async Task<VersionDiff> KeepAsync(RepositoryRow repository, Revision before, Revision after, VersionDiff diff, CancellationToken cancellation)
    {
        var json = diff.ToJson();
        if (json.Length > limits.MaxLength)
        {
            diff = diff.Shortened();
            json = diff.ToJson();
        }

        try
        {
            await database.WriteAsync(
                async context =>
                {
                    var (x, y) = (before.Commit, after.Commit);
                    if (await context.Comparisons.AnyAsync(row => row.RepositoryId == repository.Id && row.BaseId == x && row.HeadId == y, cancellation)) return 0;
                    var oldest = await context.Comparisons.Where(row => row.RepositoryId == repository.Id).OrderByDescending(row => row.Created)
                        .Skip(limits.MaxKept - 1).Select(row => (DateTimeOffset?)row.Created).FirstOrDefaultAsync(cancellation);
                    if (oldest is { } limit) await context.Comparisons.Where(row => row.RepositoryId == repository.Id && row.Created <= limit).ExecuteDeleteAsync(cancellation);
                    context.Comparisons.Add(new ComparisonRow { RepositoryId = repository.Id, BaseId = x, HeadId = y, Json = json, Created = clock.GetUtcNow() });
                    return 1;
                },
                cancellation);
        }
        catch (RefusedException)
        {
            // Somebody else was faster, or the disk is full: the result is as good without being kept.
        }

        return diff;
    }
}
