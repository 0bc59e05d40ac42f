using System.Collections.Concurrent;

namespace Linnet.Client.Tests.Hub;

/// <summary>A clock on which every wait is over at once, and remembered.</summary>
internal sealed class InstantClock : TimeProvider
{
    internal ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // Only what ends by itself is a wait.
        if (dueTime == Timeout.InfiniteTimeSpan) return System.CreateTimer(callback, state, dueTime, period);
        Waits.Enqueue(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
