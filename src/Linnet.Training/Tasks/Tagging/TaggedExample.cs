using Linnet.Models.Pipelines;

namespace Linnet.Training.Tasks.Tagging;

/// <summary>One row as a training step shows it.</summary>
/// <param name="Words">What the network reads.</param>
/// <param name="Tags">One for each word.</param>
internal readonly record struct TaggedExample(EncodedWord[] Words, int[] Tags);
