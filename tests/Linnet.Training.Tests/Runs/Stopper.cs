using Linnet.Training.Progress;

namespace Linnet.Training.Tests.Runs;

/// <summary>Stops a run after some steps of a stage.</summary>
internal sealed class Stopper(CancellationTokenSource interruption, string stage, int steps) : ITrainingListener
{
    public void Progressed(TrainingProgress progress)
    {
        if (progress.Stage == stage && progress.Done >= steps) interruption.Cancel();
    }

    public void Noted(string line)
    {
    }
}
