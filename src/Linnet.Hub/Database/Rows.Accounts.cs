using Linnet.Hub.Access;

namespace Linnet.Hub.Database;

/// <summary>A user or an organisation: both own repositories, and share one set of names.</summary>
internal sealed class AccountRow
{
    public long Id { get; set; }

    public required string Name { get; set; }

    /// <summary>The name in small letters: two names that differ in case only are the same.</summary>
    public required string NameKey { get; set; }

    public AccountKind Kind { get; set; }

    public string? FullName { get; set; }

    public string? Email { get; set; }

    /// <summary>PBKDF2, with its salt and its number of rounds; null where only tokens open the door.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>An administrator of the whole hub.</summary>
    public bool IsAdmin { get; set; }

    public bool IsDisabled { get; set; }

    public DateTimeOffset Created { get; set; }
}

/// <summary>What a user is in an organisation.</summary>
internal sealed class MembershipRow
{
    public long OrganizationId { get; set; }

    public long UserId { get; set; }

    public OrganizationRole Role { get; set; }
}

/// <summary>A token, of which only the hash is kept.</summary>
internal sealed class TokenRow
{
    public long Id { get; set; }

    public long UserId { get; set; }

    public required string Name { get; set; }

    public required byte[] Hash { get; set; }

    public TokenRole Role { get; set; }

    public DateTimeOffset Created { get; set; }

    public DateTimeOffset? Expires { get; set; }
}

/// <summary>A user's request to read a gated repository.</summary>
internal sealed class AccessRequestRow
{
    public long RepositoryId { get; set; }

    public long UserId { get; set; }

    public AccessRequestState State { get; set; }

    public DateTimeOffset Asked { get; set; }
}

/// <summary>A secret or a number of the whole hub.</summary>
internal sealed class SettingRow
{
    public required string Name { get; set; }

    public required byte[] Value { get; set; }
}
