using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Access;

/// <summary>Who asks: nobody known, or a user through one of their tokens or a session of the pages.</summary>
internal sealed record Caller
{
    /// <summary>Somebody without credentials.</summary>
    internal static Caller Anonymous { get; } = new();

    /// <summary>Null for a caller without credentials.</summary>
    internal long? UserId { get; init; }

    internal string Name { get; init; } = string.Empty;

    /// <summary>An administrator of the hub.</summary>
    internal bool IsAdmin { get; init; }

    /// <summary>What the token allows.</summary>
    internal TokenRole Role { get; init; } = TokenRole.Read;

    /// <summary>What the user has called the token.</summary>
    internal string TokenName { get; init; } = string.Empty;

    internal DateTimeOffset TokenCreated { get; init; }

    /// <summary>The user's organisations and what they are there.</summary>
    internal IReadOnlyDictionary<long, OrganizationRole> Organizations { get; init; } = new Dictionary<long, OrganizationRole>();

    /// <summary>The session of a browser, by its hash; null for a token.</summary>
    internal string? SessionKey { get; init; }

    internal bool IsAnonymous => UserId is null;

    /// <summary>May act for the whole hub: an administrator, with a token made for that.</summary>
    internal bool RulesTheHub => IsAdmin && Role == TokenRole.Admin;

    /// <summary>The user's number.</summary>
    /// <exception cref="RefusedException">Nobody has said who they are.</exception>
    internal long RequireUser() => UserId
        ?? throw new RefusedException(Refusal.LoginNeeded, "This needs a token of the hub: log in, or send one.");

    /// <summary>A user with their organisations.</summary>
    internal static async Task<Caller> LoadAsync(HubDbContext context, AccountRow user, TokenRole role, CancellationToken cancellation) => new()
    {
        UserId = user.Id,
        Name = user.Name,
        IsAdmin = user.IsAdmin,
        Role = role,
        Organizations = await context.Memberships.Where(row => row.UserId == user.Id).ToDictionaryAsync(row => row.OrganizationId, row => row.Role, cancellation),
    };

    /// <summary>The user's number, where the token allows changes.</summary>
    /// <exception cref="RefusedException">Nobody has said who they are, or the token may only read.</exception>
    internal long RequireWriter()
    {
        var userId = RequireUser();
        return Role >= TokenRole.Write ? userId : throw new RefusedException(Refusal.Forbidden, "This token may only read; use one with the role write.");
    }

    /// <summary>Refuses who does not act for the whole hub.</summary>
    /// <exception cref="RefusedException">The caller is no administrator, or the token is not made for it.</exception>
    internal long RequireRuler()
    {
        var userId = RequireUser();
        return RulesTheHub ? userId : throw new RefusedException(Refusal.Forbidden, "Only administrators of the hub do this, with a token of the role admin.");
    }
}
