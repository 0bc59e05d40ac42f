namespace Linnet.Training.Schedules;

/// <summary>
/// Learning-rate schedules: the factor on the learning rate as a function of the step. All begin with a linear warm-up, so that
/// step 0 already moves: during it the factor is <c>(step + 1) / (warmUp + 1)</c>.
/// </summary>
public static class Schedule
{
    /// <summary>1 after the warm-up.</summary>
    /// <param name="step">0-based.</param>
    /// <param name="warmUp">Number of warm-up steps, at least 0.</param>
    public static float Constant(long step, long warmUp = 0) => (float)WarmUp(step, warmUp);

    /// <summary>From 1 at the end of the warm-up down to <paramref name="floor"/> at the last step, in a straight line.</summary>
    /// <param name="step">0-based; past the end the factor stays at the floor.</param>
    /// <param name="total">Number of steps of the run.</param>
    /// <param name="warmUp">Number of warm-up steps, at least 0.</param>
    /// <param name="floor">The last factor, in [0, 1].</param>
    public static float Linear(long step, long total, long warmUp = 0, float floor = 0) =>
        step < warmUp ? (float)WarmUp(step, warmUp) : (float)(floor + ((1 - floor) * (1 - Progress(step, total, warmUp))));

    /// <summary>From 1 down to <paramref name="floor"/> along half a cosine wave (Loshchilov and Hutter 2017).</summary>
    /// <param name="step">0-based; past the end the factor stays at the floor.</param>
    /// <param name="total">Number of steps of the run.</param>
    /// <param name="warmUp">Number of warm-up steps, at least 0.</param>
    /// <param name="floor">The last factor, in [0, 1].</param>
    public static float Cosine(long step, long total, long warmUp = 0, float floor = 0) =>
        step < warmUp
            ? (float)WarmUp(step, warmUp)
            : (float)(floor + ((1 - floor) * 0.5 * (1 + Math.Cos(Math.PI * Progress(step, total, warmUp)))));

    /// <summary>From 1 at the end of the warm-up down as one over the root of the step (Vaswani et al. 2017, 5.3): half after four times as many steps.</summary>
    /// <param name="step">0-based.</param>
    /// <param name="warmUp">Number of warm-up steps; less than 1 counts as 1.</param>
    public static float InverseSquareRoot(long step, long warmUp)
    {
        warmUp = Math.Max(1, warmUp);
        return step < warmUp ? (float)WarmUp(step, warmUp) : (float)Math.Sqrt((warmUp + 1.0) / (step + 1.0));
    }

    /// <summary>Times <paramref name="gamma"/> after every <paramref name="every"/> steps that follow the warm-up.</summary>
    /// <param name="step">0-based.</param>
    /// <param name="every">Steps from one drop to the next, at least 1.</param>
    /// <param name="gamma">Factor of each drop, in (0, 1].</param>
    /// <param name="warmUp">Number of warm-up steps, at least 0.</param>
    public static float Step(long step, long every, float gamma = 0.1f, long warmUp = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        return step < warmUp ? (float)WarmUp(step, warmUp) : (float)Math.Pow(gamma, (step - warmUp) / every);
    }

    private static double WarmUp(long step, long warmUp) => step >= warmUp ? 1 : (step + 1.0) / (warmUp + 1.0);

    private static double Progress(long step, long total, long warmUp) =>
        Math.Clamp((double)(step - warmUp) / Math.Max(1, total - warmUp), 0, 1);
}
