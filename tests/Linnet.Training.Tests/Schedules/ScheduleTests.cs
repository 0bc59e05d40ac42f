using Linnet.Training.Schedules;

namespace Linnet.Training.Tests.Schedules;

public sealed class ScheduleTests
{
    [Fact]
    public void All_schedules_share_the_warm_up()
    {
        for (var step = 0; step < 4; step++)
        {
            var expected = (step + 1) / 5f;
            Assert.Equal(expected, Schedule.Constant(step, 4));
            Assert.Equal(expected, Schedule.Linear(step, 100, 4));
            Assert.Equal(expected, Schedule.Cosine(step, 100, 4));
            Assert.Equal(expected, Schedule.Step(step, 10, 0.5f, 4));
        }

        Assert.Equal(1, Schedule.Constant(4, 4));
        Assert.Equal(1, Schedule.Linear(4, 100, 4));
        Assert.Equal(1, Schedule.Cosine(4, 100, 4));
        Assert.Equal(1, Schedule.Step(4, 10, 0.5f, 4));
    }

    [Fact]
    public void Linear_falls_in_a_straight_line_and_stays_at_the_floor()
    {
        Assert.Equal(0.8f, Schedule.Linear(30, 110, 10), 1e-6f);
        Assert.Equal(0.55f, Schedule.Linear(60, 110, 10, 0.1f), 1e-6f);
        Assert.Equal(0.1f, Schedule.Linear(500, 110, 10, 0.1f), 1e-6f);
    }

    [Fact]
    public void Inverse_square_root_halves_after_four_times_as_many_steps()
    {
        Assert.Equal(0.2f, Schedule.InverseSquareRoot(0, 4), 1e-6f);
        Assert.Equal(1, Schedule.InverseSquareRoot(4, 4), 1e-6f);
        Assert.Equal(0.5f, Schedule.InverseSquareRoot(399, 99), 1e-6f);
        Assert.Equal(1, Schedule.InverseSquareRoot(1, 0));
    }

    [Fact]
    public void Cosine_follows_half_a_wave()
    {
        Assert.Equal(0.5f, Schedule.Cosine(50, 100), 1e-6f);
        Assert.Equal((1 + MathF.Cos(MathF.PI / 4)) / 2, Schedule.Cosine(25, 100), 1e-6f);
        Assert.Equal(0, Schedule.Cosine(100, 100), 1e-6f);
        Assert.Equal(0.2f, Schedule.Cosine(1000, 100, 0, 0.2f), 1e-6f);
    }

    [Fact]
    public void Step_drops_at_every_interval()
    {
        Assert.Equal(1, Schedule.Step(9, 10, 0.5f));
        Assert.Equal(0.5f, Schedule.Step(10, 10, 0.5f));
        Assert.Equal(0.25f, Schedule.Step(29, 10, 0.5f));
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Step(0, 0));
    }
}
