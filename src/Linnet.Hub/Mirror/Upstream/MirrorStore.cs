using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Mirror.Upstream;

/// <summary>What is kept of another hub, in the database.</summary>
internal sealed partial class MirrorStore(HubDatabase database, TimeProvider clock, long maxBytes)
{
    /// <summary>Revisions of one repository that are remembered.</summary>
    private const int MaxRevisions = 1000;

    /// <summary>When a file was used is not written down more often.</summary>
    private static readonly TimeSpan UseInterval = TimeSpan.FromHours(1);

    internal Task<MirrorRevisionRow?> FindRevisionAsync(RepositoryName name, string revision, CancellationToken cancellation)
    {
        var key = name.Key;
        return database.ReadAsync(context => context.MirrorRevisions.FirstOrDefaultAsync(row => row.Kind == name.Kind && row.NameKey == key && row.Revision == revision, cancellation));
    }

    /// <summary>Remembers a revision, and its commit as one that never changes.</summary>
    internal Task SaveRevisionAsync(RepositoryName name, string revision, ObjectId commit, string info, bool isRestricted, CancellationToken cancellation)
    {
        var key = name.Key;
        return database.WriteAsync(
            async context =>
            {
                var revisions = new[] { revision, commit.ToString() }.Distinct().ToArray();
                var known = context.MirrorRevisions.Where(row => row.Kind == name.Kind && row.NameKey == key);
                await known.Where(row => revisions.Contains(row.Revision)).ExecuteDeleteAsync(cancellation);
                if (await known.CountAsync(cancellation) >= MaxRevisions) await known.ExecuteDeleteAsync(cancellation);
                context.MirrorRevisions.AddRange(revisions.Select(word => new MirrorRevisionRow
                {
                    Kind = name.Kind,
                    NameKey = key,
                    Revision = word,
                    CommitId = commit,
                    Info = info,
                    IsRestricted = isRestricted,
                    Asked = clock.GetUtcNow(),
                }));
                return true;
            },
            cancellation);
    }

    internal async Task<IReadOnlyList<MirrorFile>?> FindTreeAsync(RepositoryName name, ObjectId commit, CancellationToken cancellation)
    {
        var key = name.Key;
        var row = await database.ReadAsync(context => context.MirrorTrees.FirstOrDefaultAsync(row => row.Kind == name.Kind && row.NameKey == key && row.CommitId == commit, cancellation));
        return row is null ? null : MirrorFile.Read(row.Files);
    }

    internal Task SaveTreeAsync(RepositoryName name, ObjectId commit, IReadOnlyList<MirrorFile> files, CancellationToken cancellation)
    {
        var key = name.Key;
        return database.WriteAsync(
            async context =>
            {
                var known = context.MirrorTrees.Where(row => row.Kind == name.Kind && row.NameKey == key);
                if (await known.AnyAsync(row => row.CommitId == commit, cancellation)) return false;
                if (await known.CountAsync(cancellation) >= MaxRevisions) await known.ExecuteDeleteAsync(cancellation);
                context.MirrorTrees.Add(new MirrorTreeRow { Kind = name.Kind, NameKey = key, CommitId = commit, Files = MirrorFile.Write(files) });
                return true;
            },
            cancellation);
    }

    /// <summary>The bytes of a file, where they are here.</summary>
    internal async Task<ContentId?> FindFileAsync(MirrorFile file, CancellationToken cancellation)
    {
        var row = await database.ReadAsync(context => context.MirrorFiles.FirstOrDefaultAsync(row => row.Hash == file.Hash && row.Size == file.Size, cancellation));
        if (row is null) return null;
        var now = clock.GetUtcNow();
        if (now - row.Used >= UseInterval)
        {
            await database.WriteAsync(
                context => context.MirrorFiles.Where(known => known.Hash == file.Hash).ExecuteUpdateAsync(update => update.SetProperty(known => known.Used, now), cancellation), cancellation);
        }

        return row.ContentId;
    }

    /// <summary>Remembers the bytes of a file, and forgets those that nobody has asked for longest where room is short.</summary>
    internal Task SaveFileAsync(MirrorFile file, ContentId content, CancellationToken cancellation) => database.WriteAsync(
        async context =>
        {
            if (await context.MirrorFiles.AnyAsync(row => row.Hash == file.Hash, cancellation)) return false;
            var excess = await context.MirrorFiles.SumAsync(row => row.Size, cancellation) + file.Size - maxBytes;
            while (excess > 0)
            {
                var oldest = await context.MirrorFiles.OrderBy(row => row.Used).Take(HubDatabase.MaxParameters).Select(row => new { row.Hash, row.Size }).ToListAsync(cancellation);
                if (oldest.Count == 0) break;
                var gone = new List<string>();
                foreach (var row in oldest.TakeWhile(_ => excess > 0))
                {
                    gone.Add(row.Hash);
                    excess -= row.Size;
                }

                var hashes = gone.ToArray();
                await context.MirrorFiles.Where(row => hashes.Contains(row.Hash)).ExecuteDeleteAsync(cancellation);
            }

            context.MirrorFiles.Add(new MirrorFileRow { Hash = file.Hash, ContentId = content, Size = file.Size, Used = clock.GetUtcNow() });
            return true;
        },
        cancellation);
}
