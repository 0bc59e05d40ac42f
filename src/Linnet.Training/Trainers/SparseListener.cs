using Linnet.Training.Progress;
using Linnet.Training.Sparse;

namespace Linnet.Training.Trainers;

/// <summary>Passes the progress of the sparse trainers on, on the thread that trains.</summary>
internal sealed class SparseListener(ITrainingListener listener, string model) : IProgress<SparseTrainingProgress>
{
    public void Report(SparseTrainingProgress value) => listener.Progressed(new TrainingProgress
    {
        Stage = $"{model}: {value.Stage}",
        Done = value.Step,
        Total = value.Steps,
        Loss = double.IsFinite(value.Loss) ? value.Loss : null,
    });
}
