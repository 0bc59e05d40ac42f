using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Access;

/// <summary>
/// Passwords of users. After some failures under a name each further try has to wait, twice as long each time up to a minute: too slow for
/// guessing, and nobody can keep the owner out for long. These failures are in the database, so that all processes count together.
/// </summary>
internal sealed class Passwords(HubDatabase database, TimeProvider clock) : IDisposable
{
    /// <summary>Failures before tries have to wait.</summary>
    internal const int FreeTries = 5;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>After this long without another failure, all are forgotten.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    /// <summary>Deriving keys is hard work by design; it must not take all processors.</summary>
    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>Whether anybody can sign in with a password yet.</summary>
    internal Task<bool> AnyAsync(CancellationToken cancellation) => database.ReadAsync(context => context.Accounts.AnyAsync(row => row.PasswordHash != null, cancellation));

    /// <summary>Gives a user a password, in place of the one before.</summary>
    internal async Task SetAsync(AccountRow user, string password, CancellationToken cancellation)
    {
        PasswordText.Check(password, user.Name);
        var hash = await InTurnAsync(() => PasswordText.Hash(password), cancellation);
        await database.WriteAsync(
            async context =>
            {
                await context.SignInFailures.Where(row => row.NameKey == user.NameKey).ExecuteDeleteAsync(cancellation);
                return await context.Accounts.Where(row => row.Id == user.Id).ExecuteUpdateAsync(update => update.SetProperty(row => row.PasswordHash, hash), cancellation);
            },
            cancellation);
    }

    /// <summary>Who signs in with a name and a password.</summary>
    internal async Task<SignInResult> CheckAsync(string name, string password, CancellationToken cancellation)
    {
        var key = name.ToLowerInvariant();
        if (key.Length > NameRules.MaxLength || password.Length > PasswordText.MaxLength) return new SignInResult(null, TimeSpan.Zero);
        var user = await database.ReadAsync(context => context.Accounts.FirstOrDefaultAsync(row => row.NameKey == key && row.Kind == AccountKind.User, cancellation));

        // The try counts before it is known how it ends, so that many at once are no way around the wait.
        if (await CountAsync(key, cancellation) is { } wait) return new SignInResult(null, wait);
        var isRight = await InTurnAsync(() => PasswordText.Matches(password, user?.PasswordHash), cancellation);
        if (!isRight || user is null || user.IsDisabled) return new SignInResult(null, TimeSpan.Zero);
        await database.WriteAsync(context => context.SignInFailures.Where(row => row.NameKey == key).ExecuteDeleteAsync(cancellation), cancellation);
        return new SignInResult(user, TimeSpan.Zero);
    }

    public void Dispose() => _turns.Dispose();

    /// <summary>Counts a try under a name.</summary>
    /// <returns>How long to wait; null where the try may go on.</returns>
    private Task<TimeSpan?> CountAsync(string key, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
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

    private static TimeSpan WaitAfter(int failures) =>
        failures < FreeTries ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(failures - FreeTries, 10))));

    private async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        await _turns.WaitAsync(cancellation);
        try
        {
            return await Task.Run(work, cancellation);
        }
        finally
        {
            _turns.Release();
        }
    }
}
