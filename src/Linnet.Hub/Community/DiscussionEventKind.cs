namespace Linnet.Hub.Community;

/// <summary>What happens in a discussion.</summary>
internal enum DiscussionEventKind
{
    /// <summary>Somebody says something.</summary>
    Comment = 0,

    /// <summary>It is closed, opened again, merged.</summary>
    StatusChange = 1,

    /// <summary>It gets another title.</summary>
    TitleChange = 2,

    /// <summary>A pull request gets another commit.</summary>
    Commit = 3,

    /// <summary>Somebody reviews a pull request.</summary>
    Review = 4,

    /// <summary>It is locked, or open to all again.</summary>
    Lock = 5,
}
