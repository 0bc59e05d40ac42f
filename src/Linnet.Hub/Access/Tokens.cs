using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Access;

/// <summary>Tokens: made once, shown once, kept as hashes.</summary>
internal sealed class Tokens(HubDatabase database, TimeProvider clock)
{
    /// <summary>Makes a token.</summary>
    /// <returns>Its text, which cannot be had again.</returns>
    internal async Task<string> CreateAsync(long userId, string name, TokenRole role, DateTimeOffset? expires, CancellationToken cancellation)
    {
        var text = TokenText.New();
        var row = new TokenRow { UserId = userId, Name = name, Hash = TokenText.Hash(text), Role = role, Created = clock.GetUtcNow(), Expires = expires };
        await database.WriteAsync(context => Task.FromResult(context.Tokens.Add(row)), cancellation);
        return text;
    }

    /// <summary>Withdraws a token by its name.</summary>
    /// <returns>False where the user has none of this name.</returns>
    internal async Task<bool> RevokeAsync(long userId, string name, CancellationToken cancellation) =>
        await database.WriteAsync(context => context.Tokens.Where(row => row.UserId == userId && row.Name == name).ExecuteDeleteAsync(cancellation), cancellation) > 0;

    /// <summary>A user's tokens, the newest first.</summary>
    internal Task<List<TokenRow>> ListAsync(long userId, CancellationToken cancellation) =>
        database.ReadAsync(context => context.Tokens.Where(row => row.UserId == userId).OrderByDescending(row => row.Id).ToListAsync(cancellation));

    /// <summary>Withdraws one of a user's tokens, and the sessions that it has opened end with it.</summary>
    internal async Task<bool> RevokeAsync(long userId, long id, CancellationToken cancellation) =>
        await database.WriteAsync(context => context.Tokens.Where(row => row.UserId == userId && row.Id == id).ExecuteDeleteAsync(cancellation), cancellation) > 0;

    /// <summary>A token that is good, for a session that ends with it.</summary>
    internal async Task<TokenRow> RequireAsync(string text, CancellationToken cancellation)
    {
        await AuthenticateAsync(text, cancellation);
        var hash = TokenText.Hash(text);
        return await database.ReadAsync(context => context.Tokens.SingleAsync(row => row.Hash == hash, cancellation));
    }

    /// <summary>Who a token speaks for.</summary>
    /// <exception cref="RefusedException">It is unknown, withdrawn or out of date, or its user has been switched off.</exception>
    internal async Task<Caller> AuthenticateAsync(string text, CancellationToken cancellation)
    {
        var hash = TokenText.Hash(text);
        return await database.ReadAsync(async context =>
        {
            var found = await context.Tokens.Where(row => row.Hash == hash)
                .Join(context.Accounts, token => token.UserId, user => user.Id, (token, user) => new { Token = token, User = user })
                .FirstOrDefaultAsync(cancellation);
            if (found is null || found.User.IsDisabled || found.Token.Expires <= clock.GetUtcNow())
                throw new RefusedException(Refusal.InvalidToken, "Invalid credentials in Authorization header");
            var caller = await Caller.LoadAsync(context, found.User, found.Token.Role, cancellation);
            return caller with { TokenName = found.Token.Name, TokenCreated = found.Token.Created };
        });
    }
}
