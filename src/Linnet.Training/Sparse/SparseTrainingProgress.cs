namespace Linnet.Training.Sparse;

/// <summary>How far the training of a sparse model has come.</summary>
/// <param name="Stage">What is being done: <c>features</c>, <c>cross-validation</c>, <c>epoch</c> or <c>fit</c>.</param>
/// <param name="Step">Steps of the stage that are done.</param>
/// <param name="Steps">Steps of the stage in all.</param>
/// <param name="Loss">Mean loss of the last step, or NaN where it has none.</param>
public readonly record struct SparseTrainingProgress(string Stage, int Step, int Steps, double Loss);
