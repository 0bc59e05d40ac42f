using System.Runtime.CompilerServices;

namespace Linnet.Threading;

/// <summary>
/// One small fixed pool of threads with static partition. A range is cut into as many equal parts as there are threads,
/// part i is always the same items, and the caller does part 0 itself; so results depend on the number of threads
/// but never on timing. A part that its worker has not begun by the time the caller is done with its own (the worker was asleep, or
/// other programs hold the processors) is done by the caller. When the pool is busy with another caller's loop, the parts run one
/// after the other on the calling thread, with the same result. Loops allocate nothing. A loop started inside a loop runs on its own thread.
/// </summary>
public static unsafe class WorkerPool
{
    private static readonly Lock Gate = new();
    private static readonly Lock StartGate = new();
    private static PoolWorker[] _workers = [];
    private static int _threadCount = DefaultThreadCount();

    [ThreadStatic]
    private static bool _inside;

    /// <summary>
    /// How many threads a loop uses, the caller's included. Starts as the environment variable LINNET_NUM_THREADS, else the
    /// number of processors. Results are bit for bit the same for the same count.
    /// </summary>
    public static int ThreadCount
    {
        get => Volatile.Read(ref _threadCount);
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 256);
            Volatile.Write(ref _threadCount, value);
        }
    }

    /// <summary>Runs <paramref name="body"/> over [0, <paramref name="count"/>), in at most <see cref="ThreadCount"/> equal parts.</summary>
    /// <param name="count">Number of items; nothing happens for 0.</param>
    /// <param name="grain">Fewest items worth a part of their own, at least 1.</param>
    /// <param name="body">The work; each part sees the same instance, so it must not change itself.</param>
    /// <typeparam name="TBody">A struct that holds pointers and sizes.</typeparam>
    public static void For<TBody>(int count, int grain, in TBody body)
        where TBody : struct, IParallelBody
    {
        if (count <= 0) return;
        var parts = Math.Min(ThreadCount, Math.Max(1, count / Math.Max(1, grain)));
        if (parts == 1)
        {
            Unsafe.AsRef(in body).Run(0, count, 0);
            return;
        }

        if (_inside || !Gate.TryEnter())
        {
            for (var part = 0; part < parts; part++) RunPart(ref Unsafe.AsRef(in body), count, parts, part);
            return;
        }

        try
        {
            _inside = true;
            Dispatch(count, parts, ref Unsafe.AsRef(in body));
        }
        finally
        {
            _inside = false;
            Gate.Exit();
        }
    }

    /// <summary>First item of a part: the partition that <see cref="For"/> uses, for code that prepares per-part memory.</summary>
    /// <param name="count">Number of items.</param>
    /// <param name="parts">Number of parts.</param>
    /// <param name="part">0 … <paramref name="parts"/>; the last gives <paramref name="count"/>.</param>
    public static int PartStart(int count, int parts, int part) => (int)((long)count * part / parts);

    private static void RunPart<TBody>(ref TBody body, int count, int parts, int part)
        where TBody : struct, IParallelBody =>
        body.Run(PartStart(count, parts, part), PartStart(count, parts, part + 1), part);

    private static void Dispatch<TBody>(int count, int parts, ref TBody body)
        where TBody : struct, IParallelBody
    {
        var workers = Workers(parts - 1);
        fixed (byte* pinned = &Unsafe.As<TBody, byte>(ref body))
        {
            for (var part = 1; part < parts; part++)
                workers[part - 1].Start(new PoolJob { Body = pinned, Entry = &Invoke<TBody>, Count = count, Parts = parts, Part = part });
            var error = TryPart(ref body, count, parts, 0);
            for (var part = 1; part < parts; part++)
            {
                if (workers[part - 1].TryTakeBack()) error = First(error, TryPart(ref body, count, parts, part));
            }

            // The body lives on this stack: every worker must be done with it before anything leaves this frame.
            for (var part = 1; part < parts; part++) error = First(error, workers[part - 1].Wait());
            if (error is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error);
        }
    }

    private static Exception? First(Exception? earlier, Exception? later) => earlier ?? later;

    private static Exception? TryPart<TBody>(ref TBody body, int count, int parts, int part)
        where TBody : struct, IParallelBody
    {
        try
        {
            RunPart(ref body, count, parts, part);
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private static void Invoke<TBody>(byte* body, int count, int parts, int part)
        where TBody : struct, IParallelBody =>
        RunPart(ref Unsafe.AsRef<TBody>(body), count, parts, part);

    private static PoolWorker[] Workers(int needed)
    {
        if (_workers.Length >= needed) return _workers;
        lock (StartGate)
        {
            var workers = _workers.ToList();
            while (workers.Count < needed) workers.Add(new PoolWorker(workers.Count + 1));
            return _workers = [.. workers];
        }
    }

    /// <summary>Marks the current thread as one of the pool's: loops that it starts are its own to run.</summary>
    internal static void EnterWorker() => _inside = true;

    private static int DefaultThreadCount() =>
        int.TryParse(Environment.GetEnvironmentVariable("LINNET_NUM_THREADS"), out var asked) && asked is >= 1 and <= 256
            ? asked
            : Math.Clamp(Environment.ProcessorCount, 1, 256);
}
