namespace Linnet.Hub.Tests.Work;

/// <summary>A clock whose timers go off when they are told to.</summary>
internal sealed class FiringClock : TimeProvider
{
    private readonly List<Timer> _timers = [];

    internal DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state), dueTime);
        lock (_timers) _timers.Add(timer);
        return timer;
    }

    /// <summary>Lets the timers go off that wait for just this long.</summary>
    internal void Fire(TimeSpan due)
    {
        Timer[] timers;
        lock (_timers) timers = [.. _timers.Where(timer => timer.Due == due)];
        foreach (var timer in timers) timer.Callback();
    }

    private sealed class Timer(FiringClock clock, Action callback, TimeSpan due) : ITimer
    {
        internal Action Callback => callback;

        internal TimeSpan Due { get; private set; } = due;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime;
            return true;
        }

        public void Dispose()
        {
            lock (clock._timers) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
