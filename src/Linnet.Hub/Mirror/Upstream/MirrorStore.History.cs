using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Mirror.Upstream;

/// <content>Histories and refs.</content>
internal sealed partial class MirrorStore
{
    /// <summary>Histories of one repository that are remembered; a new one mostly goes on from the last.</summary>
    private const int MaxHistories = 20;

    internal async Task<MirrorHistory?> FindHistoryAsync(RepositoryName name, ObjectId commit, CancellationToken cancellation)
    {
        var key = name.Key;
        var row = await database.ReadAsync(context => context.MirrorHistories.FirstOrDefaultAsync(row => row.Kind == name.Kind && row.NameKey == key && row.CommitId == commit, cancellation));
        return row is null ? null : MirrorHistory.Read(row.Commits, row.IsWhole);
    }

    /// <summary>The commits whose histories are here.</summary>
    internal async Task<IReadOnlySet<string>> HistoriesAsync(RepositoryName name, CancellationToken cancellation)
    {
        var key = name.Key;
        var ids = await database.ReadAsync(context => context.MirrorHistories.Where(row => row.Kind == name.Kind && row.NameKey == key).Select(row => row.CommitId).ToListAsync(cancellation));
        return ids.Select(id => id.ToString()).ToHashSet();
    }

    internal Task SaveHistoryAsync(RepositoryName name, ObjectId commit, MirrorHistory history, CancellationToken cancellation)
    {
        var (key, text) = (name.Key, history.Write());
        return database.WriteAsync(
            async context =>
            {
                var known = context.MirrorHistories.Where(row => row.Kind == name.Kind && row.NameKey == key);
                if (await known.AnyAsync(row => row.CommitId == commit, cancellation)) return false;
                if (await known.CountAsync(cancellation) >= MaxHistories) await known.ExecuteDeleteAsync(cancellation);
                context.MirrorHistories.Add(new MirrorHistoryRow { Kind = name.Kind, NameKey = key, CommitId = commit, Commits = text, IsWhole = history.IsWhole });
                return true;
            },
            cancellation);
    }

    internal async Task<(MirrorRefs Refs, DateTimeOffset Asked)?> FindRefsAsync(RepositoryName name, CancellationToken cancellation)
    {
        var key = name.Key;
        var row = await database.ReadAsync(context => context.MirrorRefs.FirstOrDefaultAsync(row => row.Kind == name.Kind && row.NameKey == key, cancellation));
        return row is null ? null : (MirrorRefs.Read(row.Refs), row.Asked);
    }

    internal Task SaveRefsAsync(RepositoryName name, MirrorRefs refs, CancellationToken cancellation)
    {
        var (key, text) = (name.Key, refs.Write());
        return database.WriteAsync(
            async context =>
            {
                await context.MirrorRefs.Where(row => row.Kind == name.Kind && row.NameKey == key).ExecuteDeleteAsync(cancellation);
                return context.MirrorRefs.Add(new MirrorRefsRow { Kind = name.Kind, NameKey = key, Refs = text, Asked = clock.GetUtcNow() });
            },
            cancellation);
    }
}
