namespace Linnet.Hub.Diff;

/// <summary>A field of a JSON file that differs.</summary>
/// <param name="Path">Where it is, from the root: <c>id2label["0"]</c>, <c>heads[2].size</c>; empty for the root itself.</param>
/// <param name="Kind">Added, removed or changed.</param>
/// <param name="Before">The value before as JSON, cut where it is long; null where it is new.</param>
/// <param name="After">The value after as JSON, cut where it is long; null where it is gone.</param>
internal sealed record FieldChange(string Path, ChangeKind Kind, string? Before, string? After);

/// <summary>The fields of a JSON file that differ.</summary>
/// <param name="Changes">In the order of the old file, what is new behind.</param>
/// <param name="Count">How many there are, also of those that are not shown.</param>
internal sealed record FieldChanges(IReadOnlyList<FieldChange> Changes, int Count);
