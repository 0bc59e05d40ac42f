namespace Linnet.Hub.Community.Moderation;

/// <summary>What a report is about.</summary>
internal enum ReportSubject
{
    /// <summary>A repository.</summary>
    Repository = 0,

    /// <summary>A discussion or a pull request.</summary>
    Discussion = 1,

    /// <summary>A comment.</summary>
    Comment = 2,

    /// <summary>A user or an organisation.</summary>
    Account = 3,
}
