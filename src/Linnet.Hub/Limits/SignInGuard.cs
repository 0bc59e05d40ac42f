namespace Linnet.Hub.Limits;

/// <summary>
/// Slows down guessing. Failures are counted for each address, and for each account whoever asks, so that many addresses gain nothing; while
/// either has too many, passwords are not even looked at. A token that is right always opens: it cannot be guessed.
/// </summary>
internal sealed class SignInGuard(HubLimits limits, TimeProvider clock)
{
    private readonly RateCounter _addresses = new(limits.SignInFailures, clock);
    private readonly RateCounter _accounts = new(limits.SignInFailures, clock);

    internal RateLimit Limit => limits.SignInFailures;

    /// <summary>Refuses a try where there were too many failures.</summary>
    /// <param name="address">Who asks, as <see cref="ClientAddress"/> names them.</param>
    /// <param name="account">Whose password is tried.</param>
    /// <exception cref="RefusedException">There were too many.</exception>
    internal void Check(string address, string account)
    {
        var (first, second) = (_addresses.Look(address), _accounts.Look(KeyOf(account)));
        if (!first.IsAllowed) throw TooMany(first);
        if (!second.IsAllowed) throw TooMany(second);
    }

    /// <summary>Counts a wrong password.</summary>
    internal void Fail(string address, string account)
    {
        _addresses.Take(address);
        _accounts.Take(KeyOf(account));
    }

    /// <summary>Counts a wrong token.</summary>
    internal RateStanding FailToken(string address) => _addresses.Take(address);

    internal static RefusedException TooMany(RateStanding standing) => new(Refusal.TooManyRequests, $"Too many failed sign-ins. Try again in {standing.WaitSeconds} s.") { Wait = standing.Wait };

    private static string KeyOf(string account) => account.Trim().ToLowerInvariant();
}
