namespace Linnet.Hub.Repositories;

/// <summary>What can be done to a repository.</summary>
internal enum ActivityKind
{
    /// <summary>It is created.</summary>
    Created = 0,

    /// <summary>It is deleted.</summary>
    Deleted = 1,

    /// <summary>It gets another name or owner.</summary>
    Moved = 2,

    /// <summary>Its settings change.</summary>
    Configured = 3,

    /// <summary>A branch, a tag or a pull request begins, moves or goes.</summary>
    RefMoved = 4,

    /// <summary>Somebody begins a discussion or a pull request.</summary>
    DiscussionOpened = 5,

    /// <summary>Somebody says something.</summary>
    Commented = 6,

    /// <summary>A comment is changed or hidden.</summary>
    CommentChanged = 7,

    /// <summary>A discussion is closed, opened again, renamed, locked.</summary>
    DiscussionChanged = 8,

    /// <summary>A pull request is taken.</summary>
    Merged = 9,

    /// <summary>Somebody reviews a pull request.</summary>
    Reviewed = 10,

    /// <summary>Somebody likes it.</summary>
    Liked = 11,
}
