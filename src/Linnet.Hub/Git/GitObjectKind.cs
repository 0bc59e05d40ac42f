namespace Linnet.Hub.Git;

/// <summary>Kinds of objects, with the numbers that they have in packs (git's manual, gitformat-pack).</summary>
internal enum GitObjectKind
{
    /// <summary>No kind.</summary>
    None = 0,

    /// <summary>A commit.</summary>
    Commit = 1,

    /// <summary>A folder.</summary>
    Tree = 2,

    /// <summary>A file, or the pointer that stands for it.</summary>
    Blob = 3,

    /// <summary>An annotated tag.</summary>
    Tag = 4,
}
