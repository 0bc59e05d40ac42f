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
}
