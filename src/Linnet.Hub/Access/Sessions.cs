using System.Security.Cryptography;
using System.Text;
using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Access;

/// <summary>Sessions of browsers: their random names are kept as hashes, and they end by themselves.</summary>
internal sealed class Sessions(HubDatabase database, TimeProvider clock)
{
    /// <summary>How long a session lasts from its beginning.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    private const int Length = 32;

    /// <summary>Begins a session.</summary>
    /// <param name="userId">Whose it is.</param>
    /// <param name="role">The most that may be done in it.</param>
    /// <param name="tokenId">The token that opened it, with which it ends; null where a password did.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>Its name, for the cookie alone.</returns>
    internal async Task<string> BeginAsync(long userId, TokenRole role, long? tokenId, CancellationToken cancellation)
    {
        var text = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Length));
        var now = clock.GetUtcNow();
        var row = new SessionRow { Hash = Hash(text), UserId = userId, Role = role, TokenId = tokenId, Created = now, Expires = now + Lifetime };
        await database.WriteAsync(
            async context =>
            {
                await context.Sessions.Where(old => old.Expires <= now).ExecuteDeleteAsync(cancellation);
                return context.Sessions.Add(row);
            },
            cancellation);
        return text;
    }

    /// <summary>Who a session speaks for.</summary>
    /// <returns>Null where it is unknown or over, or its user has been switched off.</returns>
    internal Task<Caller?> FindAsync(string text, CancellationToken cancellation)
    {
        var hash = Hash(text);
        return database.ReadAsync(async context =>
        {
            var found = await context.Sessions.Where(row => row.Hash == hash)
                .Join(context.Accounts, session => session.UserId, user => user.Id, (session, user) => new { Session = session, User = user })
                .FirstOrDefaultAsync(cancellation);
            var now = clock.GetUtcNow();
            if (found is null || found.User.IsDisabled || found.Session.Expires <= now) return null;
            if (found.Session.TokenId is { } tokenId && !await context.Tokens.AnyAsync(row => row.Id == tokenId && (row.Expires == null || row.Expires > now), cancellation)) return null;
            var caller = await Caller.LoadAsync(context, found.User, found.Session.Role, cancellation);
            return caller with { TokenName = "session", TokenCreated = found.Session.Created, SessionKey = Convert.ToHexStringLower(hash) };
        });
    }

    /// <summary>Ends a session.</summary>
    internal async Task EndAsync(string text, CancellationToken cancellation)
    {
        var hash = Hash(text);
        await database.WriteAsync(context => context.Sessions.Where(row => row.Hash == hash).ExecuteDeleteAsync(cancellation), cancellation);
    }

    /// <summary>Ends all sessions of a user but one.</summary>
    internal async Task EndOthersAsync(long userId, string? sessionKey, CancellationToken cancellation)
    {
        var kept = sessionKey is null ? [] : Convert.FromHexString(sessionKey);
        await database.WriteAsync(context => context.Sessions.Where(row => row.UserId == userId && row.Hash != kept).ExecuteDeleteAsync(cancellation), cancellation);
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
