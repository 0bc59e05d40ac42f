namespace Linnet.Training.Progress;

/// <summary>A listener that does nothing.</summary>
public sealed class SilentListener : ITrainingListener
{
    /// <summary>The one instance.</summary>
    public static SilentListener Instance { get; } = new();

    /// <inheritdoc/>
    public void Progressed(TrainingProgress progress)
    {
    }

    /// <inheritdoc/>
    public void Noted(string message)
    {
    }
}
