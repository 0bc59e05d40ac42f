using System.Collections.Concurrent;
using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Repositories;

/// <summary>
/// Counts downloads without a write for each: numbers gather in memory and go into the database every few seconds. A process that
/// ends loses the last of them, which is no loss to anybody.
/// </summary>
internal sealed class DownloadCounter : IDisposable
{
    /// <summary>How long numbers gather.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly HubDatabase _database;
    private readonly IRepositoryIndex _index;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<long, long> _counts = new();
    private readonly ITimer _timer;

    internal DownloadCounter(HubDatabase database, IRepositoryIndex index, TimeProvider clock)
    {
        _database = database;
        _index = index;
        _clock = clock;
        _timer = clock.CreateTimer(_ => _ = FlushAsync(), null, Interval, Interval);
    }

    /// <summary>Counts one download of a repository.</summary>
    internal void Add(long repositoryId) => _counts.AddOrUpdate(repositoryId, 1, (_, count) => count + 1);

    /// <summary>Writes what has gathered.</summary>
    internal async Task FlushAsync()
    {
        var counts = new List<(long RepositoryId, long Count)>();
        foreach (var repositoryId in _counts.Keys)
        {
            if (_counts.TryRemove(repositoryId, out var count)) counts.Add((repositoryId, count));
        }

        if (counts.Count == 0) return;
        try
        {
            await _database.WriteAsync(
                async context =>
                {
                    foreach (var (repositoryId, count) in counts)
                    {
                        await context.Repositories.Where(row => row.Id == repositoryId).ExecuteUpdateAsync(update => update.SetProperty(row => row.Downloads, row => row.Downloads + count));
                        await _index.AddDownloadsAsync(context, repositoryId, count, _clock.GetUtcNow(), CancellationToken.None);
                    }

                    return true;
                },
                CancellationToken.None);
        }
        catch (Exception error) when (error is RefusedException or System.Data.Common.DbException)
        {
            // A full disk, or a database that is away: they gather on.
            foreach (var (repositoryId, count) in counts) _counts.AddOrUpdate(repositoryId, count, (_, more) => more + count);
        }
    }

    public void Dispose() => _timer.Dispose();
}
