namespace Linnet.Data;

/// <summary>Where a sampler stands: enough, with its seed, to go on from there.</summary>
/// <param name="Epoch">0-based epoch.</param>
/// <param name="Position">Batches of this epoch that were already taken.</param>
public readonly record struct BatchSamplerState(long Epoch, int Position);
