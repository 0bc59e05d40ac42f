using Linnet.Training.Progress;

namespace Linnet.Training.Trainers;

/// <summary>Passes a member's progress on under the member's name and keeps its single evaluations to itself.</summary>
internal sealed class MemberListener(ITrainingListener outer, string stage) : ITrainingListener
{
    public void Progressed(TrainingProgress progress) => outer.Progressed(progress with { Stage = stage });

    public void Noted(string message)
    {
    }
}
