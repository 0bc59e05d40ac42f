using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Limits;

/// <summary>
/// Slows down guessing, whatever is guessed. Of an address, wrong passwords and tokens are counted together; while there are too many, passwords from there are not even
/// looked at, and a token that is right still opens: it cannot be guessed. Of an account, whoever asks, each further try has to wait after some failures, twice as long
/// each time up to a minute: too slow for many addresses together, and nobody can keep the owner out for long. The failures of accounts are in the database, so that all
/// processes count them together; those of addresses are counted by each for itself.
/// </summary>
internal sealed class SignInGuard(HubLimits limits, HubDatabase database, TimeProvider clock)
{
    /// <summary>Failures under a name before tries have to wait, unless the limit is lower.</summary>
    internal const int FreeTries = 5;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>After this long without another failure, all of a name are forgotten.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly RateCounter _addresses = new(limits.SignInFailures, clock);
    private readonly int _freeTries = Math.Min(FreeTries, limits.SignInFailures.Count);

    internal RateLimit Limit => limits.SignInFailures;

    /// <summary>Refuses a try where too many have failed.</summary>
    /// <param name="address">Who asks, as <see cref="ClientAddress"/> names them.</param>
    /// <exception cref="RefusedException">There were too many.</exception>
    internal void Check(string address)
    {
        if (_addresses.Look(address) is { IsAllowed: false } standing) throw TooMany(standing);
    }

    /// <summary>Counts a wrong password or token.</summary>
    internal RateStanding Fail(string address) => _addresses.Take(address);

    /// <summary>Counts a try under a name, before it is known how it ends, so that many at once are no way around the wait.</summary>
    /// <returns>How long to wait; null where the try may go on.</returns>
    internal Task<TimeSpan?> TryAsync(string account, CancellationToken cancellation)
    {
        var (key, now) = (KeyOf(account), clock.GetUtcNow());
        return database.WriteAsync<TimeSpan?>(
            async context =>
            {
                var oldest = now - Memory;
                await context.SignInFailures.Where(row => row.Last < oldest).ExecuteDeleteAsync(cancellation);
                if (await context.SignInFailures.FirstOrDefaultAsync(row => row.NameKey == key, cancellation) is not { } row)
                {
                    context.SignInFailures.Add(new SignInFailureRow { NameKey = key, Count = 1, Last = now });
                    return null;
                }

                if (row.Last + WaitAfter(row.Count) - now is { Ticks: > 0 } wait) return wait;
                await context.SignInFailures.Where(known => known.NameKey == key)
                    .ExecuteUpdateAsync(update => update.SetProperty(known => known.Count, known => known.Count + 1).SetProperty(known => known.Last, now), cancellation);
                return null;
            },
            cancellation);
    }

    /// <summary>Forgets the failures under a name: its owner has shown up.</summary>
    internal Task ForgetAsync(string account, CancellationToken cancellation)
    {
        var key = KeyOf(account);
        return database.WriteAsync(context => context.SignInFailures.Where(row => row.NameKey == key).ExecuteDeleteAsync(cancellation), cancellation);
    }

    internal static RefusedException TooMany(RateStanding standing) => new(Refusal.TooManyRequests, $"Too many failed sign-ins. Try again in {standing.WaitSeconds} s.") { Wait = standing.Wait };

    private TimeSpan WaitAfter(int failures) =>
        failures < _freeTries ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(failures - _freeTries, 10))));

    /// <summary>However a name is spelled, and however long it is: rows are short, and no longer name is anybody's.</summary>
    private static string KeyOf(string account)
    {
        var key = account.Trim().ToLowerInvariant();
        return key.Length <= NameRules.MaxLength ? key : key[..NameRules.MaxLength];
    }
}
