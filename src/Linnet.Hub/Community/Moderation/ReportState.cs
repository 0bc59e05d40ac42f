namespace Linnet.Hub.Community.Moderation;

/// <summary>Where a report stands.</summary>
internal enum ReportState
{
    /// <summary>Nobody has answered it.</summary>
    Open = 0,

    /// <summary>Something was done.</summary>
    Resolved = 1,

    /// <summary>Nothing has to be done.</summary>
    Dismissed = 2,
}
