using Linnet.Hub.Access;

namespace Linnet.Hub.Database;

/// <summary>A session of a browser, of whose name only the hash is kept.</summary>
internal sealed class SessionRow
{
    public required byte[] Hash { get; set; }

    public long UserId { get; set; }

    /// <summary>The most that may be done in it.</summary>
    public TokenRole Role { get; set; }

    /// <summary>The token that opened it; null where a password did.</summary>
    public long? TokenId { get; set; }

    public DateTimeOffset Created { get; set; }

    public DateTimeOffset Expires { get; set; }
}

/// <summary>How often somebody has tried in vain to sign in under a name.</summary>
internal sealed class SignInFailureRow
{
    public required string NameKey { get; set; }

    public int Count { get; set; }

    public DateTimeOffset Last { get; set; }
}

/// <summary>A link that signs in once, of which only the hash is kept.</summary>
internal sealed class SignInLinkRow
{
    public required byte[] Hash { get; set; }

    public long UserId { get; set; }

    public DateTimeOffset Expires { get; set; }
}
