using System.Collections.Concurrent;

namespace Linnet.Hub.Limits;

/// <summary>
/// Counts by key with one number each, the time at which the key's burst is whole again (the generic cell rate algorithm, ITU-T I.371): no
/// windows that begin anew for everybody, and no wait that is longer than it has to be.
/// </summary>
internal sealed class RateCounter(RateLimit limit, TimeProvider clock)
{
    /// <summary>Keys that are remembered; under a flood of more, all begin anew rather than fill the memory.</summary>
    internal const int MaxKeys = 100_000;

    private readonly ConcurrentDictionary<string, long> _wholeAgain = new(StringComparer.Ordinal);
    private readonly long _window = limit.Window.Ticks;
    private readonly long _interval = Math.Max(1, limit.Window.Ticks / limit.Count);

    /// <summary>About as many as there are keys: to count them exactly would stop everybody.</summary>
    private int _keys;

    internal RateLimit Limit => limit;

    /// <summary>Keys that are known at present.</summary>
    internal int Keys => _wholeAgain.Count;

    /// <summary>Looks without counting.</summary>
    internal RateStanding Look(string key)
    {
        var now = clock.GetUtcNow().UtcTicks;
        return Standing(Math.Max(now, _wholeAgain.GetValueOrDefault(key)), now);
    }

    /// <summary>Counts one, unless the limit has been reached.</summary>
    internal RateStanding Take(string key)
    {
        var now = clock.GetUtcNow().UtcTicks;
        while (true)
        {
            var isKnown = _wholeAgain.TryGetValue(key, out var before);
            var at = Math.Max(now, before);
            var standing = Standing(at, now);
            if (!standing.IsAllowed) return standing;
            var after = at + _interval;
            if (isKnown ? !_wholeAgain.TryUpdate(key, after, before) : !_wholeAgain.TryAdd(key, after)) continue;
            if (!isKnown && Interlocked.Increment(ref _keys) > MaxKeys) Forget(now);
            return new RateStanding(true, (int)((now + _window - after) / _interval), TimeSpan.FromTicks(after - now));
        }
    }

    private RateStanding Standing(long at, long now)
    {
        var spare = now + _window - at - _interval;
        return spare >= 0
            ? new RateStanding(true, (int)(spare / _interval) + 1, TimeSpan.FromTicks(at - now))
            : new RateStanding(false, 0, TimeSpan.FromTicks(-spare));
    }

    private void Forget(long now)
    {
        foreach (var pair in _wholeAgain.Where(pair => pair.Value <= now)) _wholeAgain.TryRemove(pair);

        // What is left has to make room for many more, or every request of a flood would look through all.
        if (_wholeAgain.Count > MaxKeys / 2) _wholeAgain.Clear();
        Interlocked.Exchange(ref _keys, _wholeAgain.Count);
    }
}
