using Linnet.Hub.Limits;

namespace Linnet.Hub.Tests.Limits;

public sealed class RateCounterTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public void A_burst_is_allowed_and_then_one_each_interval()
    {
        var counter = new RateCounter(new RateLimit(5, TimeSpan.FromSeconds(10)), _clock);
        for (var left = 4; left >= 0; left--) Assert.Equal((true, left), Result(counter.Take("a")));
        var refused = counter.Take("a");
        Assert.Equal((false, 0), Result(refused));
        Assert.Equal(2, refused.WaitSeconds);
        _clock.Now += TimeSpan.FromSeconds(2);
        Assert.True(counter.Take("a").IsAllowed);
        Assert.False(counter.Take("a").IsAllowed);
        _clock.Now += TimeSpan.FromSeconds(10);
        Assert.Equal((true, 4), Result(counter.Take("a")));
    }

    [Fact]
    public void Who_waits_as_long_as_was_said_is_never_too_early()
    {
        var counter = new RateCounter(new RateLimit(7, TimeSpan.FromSeconds(60)), _clock);
        var random = new Random(4);
        for (var i = 0; i < 2000; i++)
        {
            var standing = counter.Take("a");
            if (!standing.IsAllowed)
            {
                Assert.True(standing.Wait > TimeSpan.Zero);
                _clock.Now += TimeSpan.FromSeconds(standing.WaitSeconds);
                Assert.True(counter.Take("a").IsAllowed);
            }

            _clock.Now += TimeSpan.FromMilliseconds(random.Next(3000));
        }
    }

    [Fact]
    public void No_window_lets_more_through_than_twice_the_limit()
    {
        // A burst, and what grows again within the window: no more than that, wherever the window begins.
        var limit = new RateLimit(10, TimeSpan.FromSeconds(10));
        var counter = new RateCounter(limit, _clock);
        var random = new Random(5);
        var allowed = new List<DateTimeOffset>();
        for (var i = 0; i < 20_000; i++)
        {
            if (counter.Take("a").IsAllowed) allowed.Add(_clock.Now);
            _clock.Now += TimeSpan.FromMilliseconds(random.Next(200));
        }

        Assert.True(allowed.Count > 1000);
        Assert.All(allowed, from => Assert.InRange(allowed.Count(at => at >= from && at < from + limit.Window), 1, 2 * limit.Count));
    }

    [Fact]
    public void Looking_counts_nothing_and_keys_do_not_know_of_each_other()
    {
        var counter = new RateCounter(new RateLimit(1, TimeSpan.FromSeconds(10)), _clock);
        for (var i = 0; i < 5; i++) Assert.Equal((true, 1), Result(counter.Look("a")));
        Assert.True(counter.Take("a").IsAllowed);
        Assert.False(counter.Look("a").IsAllowed);
        Assert.True(counter.Take("b").IsAllowed);
    }

    [Fact]
    public void Parallel_callers_get_the_burst_and_no_more()
    {
        var counter = new RateCounter(new RateLimit(1000, TimeSpan.FromHours(1)), _clock);
        var allowed = 0;
        Parallel.For(0, 5000, _ =>
        {
            if (counter.Take("a").IsAllowed) Interlocked.Increment(ref allowed);
        });
        Assert.Equal(1000, allowed);
    }

    [Fact]
    public void A_flood_of_keys_does_not_fill_the_memory()
    {
        var counter = new RateCounter(new RateLimit(2, TimeSpan.FromSeconds(10)), _clock);
        for (var i = 0; i < (2 * RateCounter.MaxKeys) + 10; i++) counter.Take($"{i}");
        Assert.InRange(counter.Keys, 1, RateCounter.MaxKeys);
    }

    private static (bool IsAllowed, int Remaining) Result(RateStanding standing) => (standing.IsAllowed, standing.Remaining);
}
