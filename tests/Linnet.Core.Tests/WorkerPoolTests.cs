using Linnet.Threading;

namespace Linnet.Core.Tests;

public sealed class WorkerPoolTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Every_item_is_done_exactly_once(int count)
    {
        var seen = new int[count];
        for (var round = 0; round < 200; round++) WorkerPool.For(count, 1, new Increment(seen));
        Assert.All(seen, times => Assert.Equal(200, times));
    }

    [Fact]
    public void An_error_in_a_part_reaches_the_caller_and_the_pool_goes_on()
    {
        Assert.Throws<ShapeException>(() => WorkerPool.For(8, 1, default(Failing)));
        var seen = new int[8];
        WorkerPool.For(8, 1, new Increment(seen));
        Assert.All(seen, times => Assert.Equal(1, times));
    }

    [Fact]
    public void An_error_in_the_callers_part_waits_for_the_others() => WithThreads(4, () =>
    {
        for (var round = 0; round < 20; round++)
        {
            var done = new int[4];
            Assert.Throws<ShapeException>(() => WorkerPool.For(4, 1, new FirstFails(done)));
            Assert.Equal([0, 1, 1, 1], done);
        }
    });

    [Fact]
    public void Parts_are_done_once_each_whoever_does_them() => WithThreads(4, () =>
    {
        // Pauses of all lengths, so that workers are met awake, asleep, and on their way to either.
        var seen = new int[4];
        for (var round = 0; round < 2000; round++)
        {
            WorkerPool.For(4, 1, new Increment(seen));
            if (round % 7 == 0) Thread.SpinWait(round * 20);
            if (round % 100 == 0) Thread.Sleep(1);
        }

        Assert.All(seen, times => Assert.Equal(2000, times));
    });

    [Fact]
    public void Loops_end_while_other_threads_hold_every_processor() => WithThreads(2, () =>
    {
        using var stop = new CancellationTokenSource();
        var busy = Enumerable.Range(0, 2 * Environment.ProcessorCount).Select(_ => new Thread(() =>
        {
            while (!stop.IsCancellationRequested) Thread.SpinWait(100);
        })).ToArray();
        foreach (var thread in busy) thread.Start();
        var seen = new int[64];
        for (var round = 0; round < 2000; round++) WorkerPool.For(seen.Length, 1, new Increment(seen));
        stop.Cancel();
        foreach (var thread in busy) thread.Join();
        Assert.All(seen, times => Assert.Equal(2000, times));
    });

    [Fact]
    public void Concurrent_callers_all_finish()
    {
        var arrays = Enumerable.Range(0, 6).Select(_ => new int[100]).ToArray();
        var threads = arrays.Select(array => new Thread(() =>
        {
            for (var round = 0; round < 500; round++) WorkerPool.For(array.Length, 1, new Increment(array));
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Assert.All(arrays, array => Assert.All(array, times => Assert.Equal(500, times)));
    }

    [Fact]
    public void A_loop_inside_a_loop_runs()
    {
        var seen = new int[16];
        WorkerPool.For(2, 1, new Nested(seen));
        Assert.All(seen, times => Assert.Equal(2, times));
    }

    private static void WithThreads(int count, Action test)
    {
        var before = WorkerPool.ThreadCount;
        WorkerPool.ThreadCount = count;
        try
        {
            test();
        }
        finally
        {
            WorkerPool.ThreadCount = before;
        }
    }

    private readonly struct FirstFails(int[] done) : IParallelBody
    {
        public void Run(int start, int end, int part)
        {
            if (part == 0)
            {
                Thread.Sleep(1); // long enough for some workers to have begun
                throw new ShapeException("part failed");
            }

            Thread.Sleep(3);
            Interlocked.Increment(ref done[part]);
        }
    }

    private readonly struct Increment(int[] seen) : IParallelBody
    {
        public void Run(int start, int end, int part)
        {
            for (var i = start; i < end; i++) Interlocked.Increment(ref seen[i]);
        }
    }

    private readonly struct Failing : IParallelBody
    {
        public void Run(int start, int end, int part)
        {
            if (end == 8) throw new ShapeException("part failed");
        }
    }

    private readonly struct Nested(int[] seen) : IParallelBody
    {
        public void Run(int start, int end, int part)
        {
            for (var i = start; i < end; i++) WorkerPool.For(seen.Length, 1, new Increment(seen));
        }
    }
}
