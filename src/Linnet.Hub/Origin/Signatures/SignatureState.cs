namespace Linnet.Hub.Origin.Signatures;

/// <summary>What a signature over a commit is worth now.</summary>
internal enum SignatureState
{
    /// <summary>A key of a user of this hub has signed just this commit.</summary>
    Verified = 0,

    /// <summary>Its key has been revoked since.</summary>
    Revoked = 1,

    /// <summary>What was signed is not what is there.</summary>
    Mismatch = 2,
}
