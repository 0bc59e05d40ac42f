namespace Linnet.Hub.Licensing;

/// <summary>Whether something may be shared under its licence, given what it was made from. Later values are worse; of several, the worst counts.</summary>
internal enum Compatibility
{
    /// <summary>Yes, and nothing is owed.</summary>
    Allowed = 0,

    /// <summary>Yes, when what is listed is done.</summary>
    AllowedWithDuties = 1,

    /// <summary>It cannot be told: a licence is missing, or its terms are not known.</summary>
    Unknown = 2,

    /// <summary>No.</summary>
    Conflict = 3,
}
