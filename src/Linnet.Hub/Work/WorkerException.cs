namespace Linnet.Hub.Work;

/// <summary>A worker gave no answer.</summary>
/// <param name="problem">The kind of reason.</param>
/// <param name="message">One line for people.</param>
internal sealed class WorkerException(WorkerProblem problem, string message) : LinnetException(message)
{
    /// <summary>The kind of reason.</summary>
    internal WorkerProblem Problem { get; } = problem;
}
