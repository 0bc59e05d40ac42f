namespace Linnet.Training.Progress;

/// <summary>Hears of a run's progress; the command line's bar, plain lines, and tests are listeners.</summary>
public interface ITrainingListener
{
    /// <summary>A stage went on a little; called often.</summary>
    /// <param name="progress">Where the run stands.</param>
    void Progressed(TrainingProgress progress);

    /// <summary>Something worth a line of its own: what was read, what was dropped, how an evaluation went.</summary>
    /// <param name="message">One line.</param>
    void Noted(string message);
}
