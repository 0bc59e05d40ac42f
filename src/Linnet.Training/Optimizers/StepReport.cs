namespace Linnet.Training.Optimizers;

/// <summary>What one optimiser step found and did.</summary>
/// <param name="GradientNorm">The norm of all gradients together, before clipping.</param>
/// <param name="ClipFactor">What the gradients were multiplied by; 1 where nothing was clipped.</param>
/// <param name="IsApplied">False where the norm was not finite: then nothing has changed.</param>
public readonly record struct StepReport(double GradientNorm, float ClipFactor, bool IsApplied);
