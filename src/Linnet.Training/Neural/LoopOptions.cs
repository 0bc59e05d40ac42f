using Linnet.Training.Progress;
using Linnet.Training.Recipes;

namespace Linnet.Training.Neural;

/// <summary>How a training loop runs.</summary>
/// <param name="Training">With every field that the loop uses.</param>
/// <param name="Seed">Seed of everything random.</param>
/// <param name="Stage">What to call the work in progress reports.</param>
/// <param name="Folder">For checkpoints.</param>
/// <param name="Fingerprint">What the run depends on: a checkpoint of another run is refused.</param>
/// <param name="Listener">Hears of the progress.</param>
internal sealed record LoopOptions(
    TrainingSection Training, ulong Seed, string Stage, string Folder, string Fingerprint, ITrainingListener Listener);
