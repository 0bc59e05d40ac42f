using Linnet.Hub.Limits;

namespace Linnet.Hub.Tests.Limits;

public sealed class SignInGuardTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public void An_address_is_slowed_down_whatever_accounts_it_tries()
    {
        var guard = Guard();
        for (var i = 0; i < 3; i++)
        {
            guard.Check("1.2.3.4", $"user{i}");
            guard.Fail("1.2.3.4", $"user{i}");
        }

        var error = Assert.Throws<RefusedException>(() => guard.Check("1.2.3.4", "somebody"));
        Assert.Equal(Refusal.TooManyRequests, error.Refusal);
        Assert.Equal(TimeSpan.FromSeconds(20), error.Wait);
        guard.Check("5.6.7.8", "somebody");
        _clock.Now += TimeSpan.FromSeconds(20);
        guard.Check("1.2.3.4", "somebody");
    }

    [Fact]
    public void An_account_is_guarded_against_many_addresses_in_every_spelling_of_its_name()
    {
        var guard = Guard();
        guard.Fail("1.1.1.1", "Alice");
        guard.Fail("2.2.2.2", "alice ");
        guard.Fail("3.3.3.3", "ALICE");
        Assert.Equal(Refusal.TooManyRequests, Assert.Throws<RefusedException>(() => guard.Check("4.4.4.4", "alice")).Refusal);
        guard.Check("4.4.4.4", "bob");
    }

    private SignInGuard Guard() => new(new HubLimits { SignInFailures = new RateLimit(3, TimeSpan.FromMinutes(1)) }, _clock);
}
