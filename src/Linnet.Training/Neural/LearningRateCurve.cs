using Linnet.Training.Recipes;
using Linnet.Training.Schedules;

namespace Linnet.Training.Neural;

/// <summary>The schedule that a recipe names, over the run's whole number of steps.</summary>
internal sealed class LearningRateCurve(TrainingSection training, long totalSteps)
{
    /// <summary>The step schedule falls this many times in a run, each time to a tenth.</summary>
    private const int Falls = 3;

    private readonly long _warmUp = (long)Math.Round((training.WarmupRatio ?? 0) * totalSteps);

    /// <summary>What the highest learning rate is multiplied by at a 0-based step.</summary>
    internal float FactorAt(long step) => training.Schedule switch
    {
        "linear" => Schedule.Linear(step, totalSteps, _warmUp),
        "cosine" => Schedule.Cosine(step, totalSteps, _warmUp),
        "inverse-sqrt" => Schedule.InverseSquareRoot(step, _warmUp),
        "step" => Schedule.Step(step, Math.Max(1, totalSteps / Falls), warmUp: _warmUp),
        _ => Schedule.Constant(step, _warmUp),
    };
}
