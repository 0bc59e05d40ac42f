namespace Linnet.Threading;

/// <summary>
/// One background thread of the pool. It waits for its next job, and its caller for the end of that, first spinning and then asleep:
/// both know of each other through one number, so that nothing is locked while both are awake.
/// </summary>
internal sealed class PoolWorker
{
    /// <summary>Nothing to do, awake.</summary>
    private const int Idle = 0;

    /// <summary>A job was given and not begun.</summary>
    private const int Ready = 1;

    /// <summary>The job is under way.</summary>
    private const int Running = 2;

    /// <summary>The job is under way and its caller sleeps until it is done.</summary>
    private const int Awaited = 3;

    /// <summary>Nothing to do, asleep.</summary>
    private const int Asleep = 4;

    // No semaphore: its own spinning gives the processor away again and again before it sleeps, each time for a slice of another program.
    private readonly object _gate = new();
    private PoolJob _job;
    private Exception? _error;
    private int _state;

    public PoolWorker(int number)
    {
        var thread = new Thread(Loop) { IsBackground = true, Name = $"linnet-worker-{number}" };
        thread.Start();
    }

    /// <summary>Gives the worker a job; the one before must have been waited for or taken back.</summary>
    public void Start(in PoolJob job)
    {
        _job = job;
        if (Interlocked.Exchange(ref _state, Ready) == Asleep) Wake();
    }

    /// <summary>Takes the job back if it has not been begun: then it is the caller's to do.</summary>
    public bool TryTakeBack() => Interlocked.CompareExchange(ref _state, Idle, Ready) == Ready;

    /// <summary>Waits for the end of the job, if there is one.</summary>
    /// <returns>What the job threw.</returns>
    public Exception? Wait()
    {
        var spin = default(BoundedSpin);
        while (Volatile.Read(ref _state) == Running)
        {
            if (!spin.Pause() && Interlocked.CompareExchange(ref _state, Awaited, Running) == Running) SleepWhile(Awaited);
        }

        var error = _error;
        _error = null;
        return error;
    }

    private void Loop()
    {
        WorkerPool.EnterWorker();
        while (true)
        {
            WaitForJob();
            if (Interlocked.CompareExchange(ref _state, Running, Ready) != Ready) continue;
            try
            {
                _job.Run();
            }
            catch (Exception caught)
            {
                _error = caught;
            }

            if (Interlocked.Exchange(ref _state, Idle) == Awaited) Wake();
        }
    }

    private void WaitForJob()
    {
        var spin = default(BoundedSpin);
        while (Volatile.Read(ref _state) != Ready)
        {
            if (spin.Pause() || Interlocked.CompareExchange(ref _state, Asleep, Idle) != Idle) continue;
            SleepWhile(Asleep);
            spin = default;
        }
    }

    private void SleepWhile(int state)
    {
        lock (_gate)
        {
            while (Volatile.Read(ref _state) == state) Monitor.Wait(_gate);
        }
    }

    private void Wake()
    {
        lock (_gate) Monitor.PulseAll(_gate);
    }
}
