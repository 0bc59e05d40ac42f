using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Signing;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Origin.Signatures;

/// <summary>The keys with which users sign: everybody may see them, their owners add and revoke them.</summary>
internal sealed class KeyRing(HubDatabase database, TimeProvider clock)
{
    private const int MaxKeys = 50;
    private const int MaxNameLength = 100;
    private const int MaxPemLength = 4096;

    /// <summary>A user's keys, the newest first, revoked ones too.</summary>
    internal Task<List<SigningKeyRow>> ListAsync(long userId, CancellationToken cancellation) => database.ReadAsync(
        context => context.SigningKeys.Where(row => row.UserId == userId).OrderByDescending(row => row.Created).ThenByDescending(row => row.Id).ToListAsync(cancellation));

    /// <summary>The keys of a user by name.</summary>
    internal async Task<List<SigningKeyRow>> OfAsync(string user, CancellationToken cancellation)
    {
        var key = user.ToLowerInvariant();
        var account = await database.ReadAsync(context => context.Accounts.FirstOrDefaultAsync(row => row.NameKey == key && row.Kind == AccountKind.User, cancellation))
            ?? throw new RefusedException(Refusal.NotFound, $"There is no user named {user}.");
        return await ListAsync(account.Id, cancellation);
    }

    /// <summary>Adds a key.</summary>
    /// <param name="caller">Whose it is.</param>
    /// <param name="name">What the user calls it.</param>
    /// <param name="pem">The public half as a PEM file.</param>
    /// <param name="proof">A <see cref="KeyProof"/> for the user's name.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal async Task<SigningKeyRow> AddAsync(Caller caller, string? name, string? pem, string? proof, CancellationToken cancellation)
    {
        var userId = caller.RequireWriter();
        var key = Read(pem);
        if (proof is not { Length: <= MaxPemLength } || !KeyProof.IsValid(proof, caller.Name, key))
        {
            throw new RefusedException(
                Refusal.BadRequest, $"'proof' does not show that {caller.Name} has the private half of the key {key.Fingerprint}: sign the text of a key proof with it, as the hub's documentation says.");
        }

        var called = string.Join(' ', (name ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var row = new SigningKeyRow
        {
            UserId = userId,
            Name = called.Length == 0 ? key.Fingerprint : called.Length <= MaxNameLength ? called : called[..MaxNameLength],
            Fingerprint = key.Fingerprint,
            PublicKey = key.ToBytes(),
            Created = clock.GetUtcNow(),
        };
        return await database.WriteAsync(
            async context =>
            {
                if (await context.SigningKeys.AnyAsync(known => known.Fingerprint == row.Fingerprint, cancellation))
                    throw new RefusedException(Refusal.Conflict, $"The key {row.Fingerprint} is known to the hub already; one that was revoked stays so: make another.");
                if (await context.SigningKeys.CountAsync(known => known.UserId == userId, cancellation) >= MaxKeys)
                    throw new RefusedException(Refusal.BadRequest, $"You have {MaxKeys} keys already, which is as many as the hub keeps for one user.");
                context.SigningKeys.Add(row);
                return row;
            },
            cancellation);
    }

    /// <summary>Revokes a key for good: nothing that it signed counts any more.</summary>
    internal async Task RevokeAsync(Caller caller, string? fingerprint, CancellationToken cancellation)
    {
        var userId = caller.RequireWriter();
        DateTimeOffset? now = clock.GetUtcNow();
        await database.WriteAsync(
            async context =>
            {
                var known = await context.SigningKeys.FirstOrDefaultAsync(row => row.UserId == userId && row.Fingerprint == fingerprint, cancellation)
                    ?? throw new RefusedException(Refusal.NotFound, $"You have no key {fingerprint}.");
                if (known.Revoked is not null) return 0;
                return await context.SigningKeys.Where(row => row.Id == known.Id).ExecuteUpdateAsync(update => update.SetProperty(row => row.Revoked, now), cancellation);
            },
            cancellation);
    }

    private static VerificationKey Read(string? pem)
    {
        if (pem is not { Length: > 0 and <= MaxPemLength })
            throw new RefusedException(Refusal.BadRequest, "'publicKey' has to be a public key as a PEM file (-----BEGIN PUBLIC KEY-----).");
        try
        {
            return VerificationKey.ReadPem(pem);
        }
        catch (LinnetException error)
        {
            throw new RefusedException(Refusal.BadRequest, $"'publicKey': {error.Message}.");
        }
    }
}
