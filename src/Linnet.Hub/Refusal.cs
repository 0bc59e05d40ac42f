namespace Linnet.Hub;

/// <summary>Why the hub does not do what it was asked. One table in Protocol gives each its status code and error code.</summary>
internal enum Refusal
{
    /// <summary>Something in the request is wrong; its message says what.</summary>
    BadRequest,

    /// <summary>The token is unknown, withdrawn or out of date.</summary>
    InvalidToken,

    /// <summary>Only for callers who say who they are.</summary>
    LoginNeeded,

    /// <summary>The caller is known, and may not.</summary>
    Forbidden,

    /// <summary>There is no such repository, or the caller may not know of it: both look the same.</summary>
    RepositoryNotFound,

    /// <summary>No branch, tag or commit of this repository.</summary>
    RevisionNotFound,

    /// <summary>No file or folder at this revision.</summary>
    EntryNotFound,

    /// <summary>Something else that is not there.</summary>
    NotFound,

    /// <summary>The terms of the repository have not been accepted, or not been granted.</summary>
    Gated,

    /// <summary>An administrator has switched the repository off.</summary>
    Disabled,

    /// <summary>The name is taken.</summary>
    Conflict,

    /// <summary>The branch is no longer where the caller thinks.</summary>
    ParentMoved,

    /// <summary>The bytes asked for are outside of the file.</summary>
    RangeNotSatisfiable,

    /// <summary>The disk is full.</summary>
    OutOfSpace,

    /// <summary>The account has stored as much as it may.</summary>
    OverQuota,

    /// <summary>The caller asks too often, or for too much at the same time.</summary>
    TooManyRequests,

    /// <summary>A model gives no answer: it does not load, takes too long or too much memory.</summary>
    ModelFailed,

    /// <summary>The hub was not set up for this, or needs another hub for it that cannot be reached.</summary>
    Unavailable,
}
