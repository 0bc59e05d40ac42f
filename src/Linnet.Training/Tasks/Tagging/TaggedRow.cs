namespace Linnet.Training.Tasks.Tagging;

/// <summary>One row of words with the true tags.</summary>
/// <param name="Words">The words.</param>
/// <param name="Tags">One for each word, as the file has them.</param>
/// <param name="Intent">The label of the whole row; null where the task has none.</param>
internal sealed record TaggedRow(IReadOnlyList<string> Words, IReadOnlyList<string> Tags, string? Intent);
