using Linnet.Training.Progress;
using Linnet.Training.Recipes;

namespace Linnet.Training.Runs;

/// <summary>What a task is given to train.</summary>
/// <param name="Recipe">As the user wrote it, with the number of threads; the task fills in the rest.</param>
/// <param name="Folder">For checkpoints and temporary files; the run's own, and removed at its end.</param>
/// <param name="Resume">Whether to go on from a checkpoint in the folder.</param>
/// <param name="Listener">Hears of the progress.</param>
/// <param name="Cancellation">Ends the run; what can be resumed is stored first.</param>
internal sealed record RunContext(Recipe Recipe, string Folder, bool Resume, ITrainingListener Listener, CancellationToken Cancellation);
