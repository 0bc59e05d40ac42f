namespace Linnet.Hub.Diff;

/// <summary>A file that differs between two versions.</summary>
/// <param name="Path">Its path; the new one of a renamed file.</param>
/// <param name="Kind">What happened to it.</param>
internal sealed record FileChange(string Path, ChangeKind Kind)
{
    /// <summary>The path before, of a renamed file.</summary>
    public string? PathBefore { get; init; }

    /// <summary>Bytes before; null where it is new.</summary>
    public long? SizeBefore { get; init; }

    /// <summary>Bytes after; null where it is gone.</summary>
    public long? SizeAfter { get; init; }

    /// <summary>The lines that differ; null where the file is no text, is too large, or has not changed.</summary>
    public TextPatch? Text { get; init; }

    /// <summary>The fields that differ; null where the file is no JSON that can be read, or has not changed.</summary>
    public FieldChanges? Fields { get; init; }
}
