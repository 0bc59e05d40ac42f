using Linnet.Hub.Content;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Database;

/// <summary>What another hub last said of a revision of one of its repositories.</summary>
internal sealed class MirrorRevisionRow
{
    public RepositoryKind Kind { get; set; }

    /// <summary>Both parts in small letters, with a slash between them.</summary>
    public required string NameKey { get; set; }

    /// <summary>As clients write it; a commit's id for what never changes.</summary>
    public required string Revision { get; set; }

    public ObjectId CommitId { get; set; }

    /// <summary>The description as JSON.</summary>
    public required string Info { get; set; }

    /// <summary>Not everybody may read it there.</summary>
    public bool IsRestricted { get; set; }

    public DateTimeOffset Asked { get; set; }
}

/// <summary>The files of a commit on another hub.</summary>
internal sealed class MirrorTreeRow
{
    public RepositoryKind Kind { get; set; }

    public required string NameKey { get; set; }

    public ObjectId CommitId { get; set; }

    /// <summary>Paths, sizes and hashes as JSON.</summary>
    public required string Files { get; set; }
}

/// <summary>A file of another hub whose bytes are kept here.</summary>
internal sealed class MirrorFileRow
{
    /// <summary>The hash that the other hub lists: git's, or SHA-256.</summary>
    public required string Hash { get; set; }

    public ContentId ContentId { get; set; }

    public long Size { get; set; }

    /// <summary>When it was last asked for, to the hour: those that nobody has asked for longest go first where room is short.</summary>
    public DateTimeOffset Used { get; set; }
}

/// <summary>What led to a commit on another hub.</summary>
internal sealed class MirrorHistoryRow
{
    public RepositoryKind Kind { get; set; }

    public required string NameKey { get; set; }

    public ObjectId CommitId { get; set; }

    /// <summary>The newest commits as JSON.</summary>
    public required string Commits { get; set; }

    /// <summary>Whether the first commit of all is among them.</summary>
    public bool IsWhole { get; set; }
}

/// <summary>Branches and tags of a repository of another hub, as it last said.</summary>
internal sealed class MirrorRefsRow
{
    public RepositoryKind Kind { get; set; }

    public required string NameKey { get; set; }

    /// <summary>As JSON.</summary>
    public required string Refs { get; set; }

    public DateTimeOffset Asked { get; set; }
}
