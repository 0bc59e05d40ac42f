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
