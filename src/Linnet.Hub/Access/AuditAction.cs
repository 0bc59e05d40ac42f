namespace Linnet.Hub.Access;

/// <summary>What administrators do that has to be found again.</summary>
internal enum AuditAction
{
    /// <summary>Somebody gets a role in an organisation, another one, or none.</summary>
    MemberChanged = 0,

    /// <summary>A repository is switched off.</summary>
    RepositoryDisabled = 1,

    /// <summary>A repository is switched on again.</summary>
    RepositoryEnabled = 2,

    /// <summary>A user is switched off.</summary>
    UserDisabled = 3,

    /// <summary>A user is switched on again.</summary>
    UserEnabled = 4,

    /// <summary>The words of somebody else are taken away.</summary>
    CommentHidden = 5,

    /// <summary>A discussion is locked.</summary>
    DiscussionLocked = 6,

    /// <summary>A discussion is open to all again.</summary>
    DiscussionUnlocked = 7,

    /// <summary>A report is answered.</summary>
    ReportHandled = 8,

    /// <summary>The number of approvals that a repository asks for changes.</summary>
    ApprovalsChanged = 9,
}
