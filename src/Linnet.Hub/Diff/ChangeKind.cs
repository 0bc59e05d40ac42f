namespace Linnet.Hub.Diff;

/// <summary>What happened to something between two versions.</summary>
internal enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It is another.</summary>
    Changed,

    /// <summary>The same under another name; for files alone.</summary>
    Renamed,
}
