using Linnet.Hub.Objects;

namespace Linnet.Hub.Database;

/// <summary>The public half of a key with which a user signs commits. It is never deleted, so that what it signed can be told from what nobody signed.</summary>
internal sealed class SigningKeyRow
{
    public long Id { get; set; }

    public long UserId { get; set; }

    public required string Name { get; set; }

    /// <summary>Names the key; no two users have the same one.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>The SubjectPublicKeyInfo.</summary>
    public required byte[] PublicKey { get; set; }

    public DateTimeOffset Created { get; set; }

    /// <summary>From when on nothing that it signed counts any more.</summary>
    public DateTimeOffset? Revoked { get; set; }
}

/// <summary>A signature over a commit.</summary>
internal sealed class CommitSignatureRow
{
    public long RepositoryId { get; set; }

    public ObjectId CommitId { get; set; }

    public long KeyId { get; set; }

    /// <summary>The file as it was sent: the statement, the key, the signature.</summary>
    public required string Text { get; set; }

    public DateTimeOffset Created { get; set; }
}

/// <summary>Which commit a version is, for good: it stays when the tag is deleted.</summary>
internal sealed class VersionRow
{
    public long RepositoryId { get; set; }

    /// <summary>As SemVer writes it, without the letter v in front.</summary>
    public required string Version { get; set; }

    public ObjectId CommitId { get; set; }

    public DateTimeOffset Created { get; set; }
}

/// <summary>What differs between two commits, worked out once.</summary>
internal sealed class ComparisonRow
{
    public long RepositoryId { get; set; }

    public ObjectId BaseId { get; set; }

    public ObjectId HeadId { get; set; }

    public required string Json { get; set; }

    public DateTimeOffset Created { get; set; }
}
