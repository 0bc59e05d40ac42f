using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Search;

/// <summary>
/// How much attention a repository gets: every like and download counts half as much a week later. Instead of letting all sums decay, an event counts twice as much
/// for every week that it happens later, and the logarithm of the sum is kept: the order of two repositories changes only by events, and nothing has to be
/// brought up to date as time goes by.
/// </summary>
internal static class Trends
{
    /// <summary>The weight of one like; a download's is 1, and many at once count less each.</summary>
    private const double LikeWeight = 8;

    private const double Scale = 1e6;
    private const double Rounding = 1e-5;

    private static readonly TimeSpan HalfLife = TimeSpan.FromDays(7);
    private static readonly DateTimeOffset Beginning = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Counts likes, or takes them back.</summary>
    /// <param name="context">In the transaction that stores the like.</param>
    /// <param name="repositoryId">What was liked.</param>
    /// <param name="count">-1 takes one back.</param>
    /// <param name="at">When it was liked, also when it is taken back.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal static Task AddLikesAsync(HubDbContext context, long repositoryId, int count, DateTimeOffset at, CancellationToken cancellation) =>
        AddAsync(context, repositoryId, LikeWeight * count, at, cancellation);

    /// <summary>Counts downloads that came within a few seconds.</summary>
    internal static Task AddDownloadsAsync(HubDbContext context, long repositoryId, long count, DateTimeOffset at, CancellationToken cancellation) =>
        AddAsync(context, repositoryId, Math.Log2(1 + count), at, cancellation);

    /// <summary>The level after an event.</summary>
    /// <param name="level">The level before; 0 where nothing has happened yet.</param>
    /// <param name="weight">Of the event, negative to take one back.</param>
    /// <param name="at">When it happened.</param>
    internal static long Add(long level, double weight, DateTimeOffset at)
    {
        var age = (at - Beginning) / HalfLife;

        // Relative to the larger of both, so that no power overflows.
        var top = Math.Max(level / Scale, age);
        var sum = (level > 0 ? Math.Pow(2, level / Scale - top) : 0) + weight * Math.Pow(2, age - top);

        // What is left of a sum that was taken back is the rounding of its logarithm.
        return sum > Rounding ? Math.Max(0, (long)Math.Round((top + Math.Log2(sum)) * Scale)) : 0;
    }

    /// <summary>What a level is worth at a moment, in likes and downloads of that moment.</summary>
    internal static double ScoreAt(long level, DateTimeOffset now) => level == 0 ? 0 : Math.Pow(2, level / Scale - (now - Beginning) / HalfLife);

    private static async Task AddAsync(HubDbContext context, long repositoryId, double weight, DateTimeOffset at, CancellationToken cancellation)
    {
        var level = await context.SearchEntries.Where(row => row.RepositoryId == repositoryId).Select(row => row.TrendLevel).FirstOrDefaultAsync(cancellation);
        var next = Add(level, weight, at);
        await context.SearchEntries.Where(row => row.RepositoryId == repositoryId).ExecuteUpdateAsync(update => update.SetProperty(row => row.TrendLevel, next), cancellation);
    }
}
