namespace Linnet.Signing;

/// <summary>Why a signature does not vouch for a commit.</summary>
public enum SignatureProblem
{
    /// <summary>The file is no signature.</summary>
    Unreadable = 0,

    /// <summary>It was changed after signing, or signed with another key than it names.</summary>
    Broken = 1,

    /// <summary>Nobody has said that the key is to be trusted.</summary>
    UntrustedKey = 2,

    /// <summary>It is for another repository.</summary>
    OtherRepository = 3,

    /// <summary>It is for another commit.</summary>
    OtherCommit = 4,

    /// <summary>The commit has another tree.</summary>
    OtherTree = 5,

    /// <summary>A file has other bytes than were signed.</summary>
    FileChanged = 6,

    /// <summary>A file that was signed is not there.</summary>
    FileMissing = 7,

    /// <summary>A file is there that was not signed.</summary>
    FileAdded = 8,
}
