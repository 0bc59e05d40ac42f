using System.Security.Cryptography;
using System.Text;
using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Access;

/// <summary>
/// Links that sign in whoever opens them, once and soon: a hub that has just started shows one to who has started it, who then need not carry a token into the browser.
/// Of a link only the hash is kept.
/// </summary>
internal sealed class SignInLinks(HubDatabase database, TimeProvider clock)
{
    /// <summary>How long a link is good for.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private const int Length = 32;

    /// <summary>Makes a link.</summary>
    /// <returns>Its secret part.</returns>
    internal async Task<string> CreateAsync(long userId, CancellationToken cancellation)
    {
        var text = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Length));
        var now = clock.GetUtcNow();
        await database.WriteAsync(
            async context =>
            {
                await context.SignInLinks.Where(row => row.Expires <= now).ExecuteDeleteAsync(cancellation);
                return context.SignInLinks.Add(new SignInLinkRow { Hash = Hash(text), UserId = userId, Expires = now + Lifetime });
            },
            cancellation);
        return text;
    }

    /// <summary>Uses a link up.</summary>
    /// <returns>Whom it signs in; null where it is unknown, used or too old.</returns>
    internal Task<AccountRow?> TakeAsync(string text, CancellationToken cancellation)
    {
        var (hash, now) = (Hash(text), clock.GetUtcNow());
        return database.WriteAsync(
            async context =>
            {
                if (await context.SignInLinks.FirstOrDefaultAsync(row => row.Hash == hash, cancellation) is not { } link) return null;

                // Of two that open it at the same moment one takes the row away.
                if (await context.SignInLinks.Where(row => row.Hash == hash).ExecuteDeleteAsync(cancellation) == 0 || link.Expires <= now) return null;
                return await context.Accounts.FirstOrDefaultAsync(row => row.Id == link.UserId && !row.IsDisabled, cancellation);
            },
            cancellation);
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
