using Linnet.Training.Benchmarks;

namespace Linnet.Training.Tests.Benchmarks;

public class TimingTests
{
    [Theory]
    [InlineData(new[] { 5.0 }, 5)]
    [InlineData(new[] { 9.0, 1, 4 }, 4)]
    [InlineData(new[] { 8.0, 1, 2, 4 }, 3)]
    public void The_median_is_the_middle_of_the_sorted_numbers(double[] values, double expected) => Assert.Equal(expected, Timing.Median(values));

    [Fact]
    public void Warm_up_calls_are_not_counted()
    {
        var calls = 0;
        var timing = Timing.Measure(() => calls++, seconds: 1e-9, warmSeconds: 0, leastCalls: 7);
        Assert.Equal(7, timing.Calls);
        Assert.Equal(10, calls);
    }
}
