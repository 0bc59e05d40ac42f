namespace Linnet.Hub.Diff.Stored;

/// <summary>What differs between two commits, as far as it is known.</summary>
/// <param name="Diff">The differences.</param>
/// <param name="IsComplete">False while large weights are still being compared; whoever asks again later gets all.</param>
internal sealed record Comparison(VersionDiff Diff, bool IsComplete);
