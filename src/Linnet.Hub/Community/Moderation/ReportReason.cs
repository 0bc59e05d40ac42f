namespace Linnet.Hub.Community.Moderation;

/// <summary>Why something should not be there.</summary>
internal enum ReportReason
{
    /// <summary>Something else, which the words say.</summary>
    Other = 0,

    /// <summary>Advertising.</summary>
    Spam = 1,

    /// <summary>Insults, threats, hatred.</summary>
    Abuse = 2,

    /// <summary>Dangerous files.</summary>
    Malware = 3,

    /// <summary>Somebody else's work, against its licence.</summary>
    License = 4,

    /// <summary>Private data or secrets.</summary>
    Privacy = 5,
}
