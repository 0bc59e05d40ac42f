using System.Diagnostics;

namespace Linnet.Threading;

/// <summary>
/// Waiting on a processor, for as long as that can pay: it ends after a bounded time, and at once where the thread was taken off its
/// processor meanwhile, for then others want it and the one who is waited for may be in the queue behind this thread.
/// </summary>
internal struct BoundedSpin
{
    /// <summary>Putting a thread to sleep and waking it costs about this much.</summary>
    private const double LongestMicroseconds = 200;

    /// <summary>A pause takes less than a microsecond; where the clock moved this far, another thread ran in between.</summary>
    private const double PreemptedMicroseconds = 40;

    private static readonly long Longest = (long)(LongestMicroseconds * 1e-6 * Stopwatch.Frequency);
    private static readonly long Preempted = (long)(PreemptedMicroseconds * 1e-6 * Stopwatch.Frequency);

    private long _start;
    private long _last;

    /// <summary>Pauses shortly; false when it is time to sleep instead.</summary>
    public bool Pause()
    {
        Thread.SpinWait(8);
        var now = Stopwatch.GetTimestamp();
        if (_start == 0) _start = _last = now;
        var isWorth = now - _start < Longest && now - _last < Preempted;
        _last = now;
        return isWorth;
    }
}
