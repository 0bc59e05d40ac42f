using Linnet.Training.Preparation;
using Linnet.Training.Progress;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;

namespace Linnet.Training.Trainers;

/// <summary>What a trainer of one kind of model is given.</summary>
/// <param name="Recipe">With every field that the kind uses.</param>
/// <param name="Data">Rows to learn from and to choose the best state on.</param>
/// <param name="Folder">For checkpoints and temporary files; the trainer's own.</param>
/// <param name="Resume">Whether to go on from a checkpoint in the folder.</param>
/// <param name="Listener">Hears of the progress.</param>
/// <param name="Cancellation">Ends the run; what can be resumed is stored first.</param>
internal sealed record TrainingContext(
    Recipe Recipe, PreparedData Data, string Folder, bool Resume, ITrainingListener Listener, CancellationToken Cancellation)
{
    /// <summary>The same without the data.</summary>
    internal RunContext Run => new(Recipe, Folder, Resume, Listener, Cancellation);
}
