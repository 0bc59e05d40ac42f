using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Search;

/// <summary>How often repositories were liked in the last thirty days: counted when somebody asks, and again when something has changed or has become too old.</summary>
internal sealed class RecentLikes(HubDatabase database, TimeProvider clock) : IDisposable
{
    /// <summary>How long a like counts.</summary>
    internal static readonly TimeSpan Window = TimeSpan.FromDays(30);

    /// <summary>How long a count is good while nothing changes but the time.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _counting = new(1, 1);
    private Counted _counted = new(-1, default, None);

    /// <summary>Nobody likes anything.</summary>
    internal static IReadOnlyDictionary<long, int> None { get; } = new Dictionary<long, int>();

    /// <summary>The likes of each repository that has any.</summary>
    /// <param name="version">Of the catalogue, which changes with every like.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal async Task<IReadOnlyDictionary<long, int>> CountAsync(long version, CancellationToken cancellation)
    {
        if (Volatile.Read(ref _counted) is var counted && IsGood(counted, version)) return counted.Likes;
        await _counting.WaitAsync(cancellation);
        try
        {
            if (IsGood(_counted, version)) return _counted.Likes;
            var now = clock.GetUtcNow();
            var oldest = now - Window;
            var likes = await database.ReadAsync(context => context.Likes.Where(row => row.Created > oldest).GroupBy(row => row.RepositoryId)
                .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(line => line.Key, line => line.Count, cancellation));
            Volatile.Write(ref _counted, new Counted(version, now, likes));
            return likes;
        }
        finally
        {
            _counting.Release();
        }
    }

    public void Dispose() => _counting.Dispose();

    private bool IsGood(Counted counted, long version) => counted.Version >= version && clock.GetUtcNow() - counted.At < Freshness;

    private sealed record Counted(long Version, DateTimeOffset At, IReadOnlyDictionary<long, int> Likes);
}
