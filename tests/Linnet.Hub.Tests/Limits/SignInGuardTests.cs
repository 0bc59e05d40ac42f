using Linnet.Hub.Limits;

namespace Linnet.Hub.Tests.Limits;

public sealed class SignInGuardTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task An_address_is_slowed_down_whatever_accounts_it_tries()
    {
        using var hub = await TestHub.OpenAsync();
        var guard = Guard(hub, 3);
        for (var i = 0; i < 3; i++)
        {
            guard.Check("1.2.3.4");
            guard.Fail("1.2.3.4");
        }

        var error = Assert.Throws<RefusedException>(() => guard.Check("1.2.3.4"));
        Assert.Equal(Refusal.TooManyRequests, error.Refusal);
        Assert.Equal(TimeSpan.FromSeconds(20), error.Wait);
        guard.Check("5.6.7.8");
        hub.Clock.Now += TimeSpan.FromSeconds(20);
        guard.Check("1.2.3.4");
    }

    [Fact]
    public async Task An_account_is_guarded_against_many_addresses_in_every_spelling_of_its_name()
    {
        using var hub = await TestHub.OpenAsync();
        var guard = Guard(hub, 3);
        foreach (var spelling in new[] { "Alice", "alice ", "ALICE" }) Assert.Null(await guard.TryAsync(spelling, None));
        Assert.True(await guard.TryAsync("alice", None) > TimeSpan.Zero);
        Assert.Null(await guard.TryAsync("bob", None));
        await guard.ForgetAsync(" alice", None);
        Assert.Null(await guard.TryAsync("alice", None));
    }

    [Fact]
    public async Task Each_failure_makes_the_next_try_wait_longer_up_to_a_minute_in_all_processes()
    {
        using var hub = await TestHub.OpenAsync();
        SignInGuard[] guards = [Guard(hub, 20), Guard(hub, 20)];
        for (var count = 0; count < SignInGuard.FreeTries; count++) Assert.Null(await guards[count % 2].TryAsync("alice", None));
        foreach (var seconds in (int[])[1, 2, 4, 8, 16, 32, 60, 60])
        {
            Assert.Equal(TimeSpan.FromSeconds(seconds), await guards[0].TryAsync("alice", None));
            hub.Clock.Now += TimeSpan.FromSeconds(seconds);
            Assert.Null(await guards[1].TryAsync("alice", None));
        }

        hub.Clock.Now += TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1);
        for (var count = 0; count < SignInGuard.FreeTries; count++) Assert.Null(await guards[0].TryAsync("alice", None));
    }

    private static SignInGuard Guard(TestHub hub, int failures) =>
        new(new HubLimits { SignInFailures = new RateLimit(failures, TimeSpan.FromMinutes(1)) }, hub.Services.Database, hub.Clock);
}
