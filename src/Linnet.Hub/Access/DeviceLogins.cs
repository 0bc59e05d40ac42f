using System.Security.Cryptography;
using System.Text;
using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Access;

/// <summary>
/// Lets programs in whose user sits at a browser elsewhere (RFC 8628, device authorisation): the program shows a short code, its user types it into
/// a page of the hub and decides, and the program, which asks again and again, gets a token, once.
/// </summary>
internal sealed class DeviceLogins(HubDatabase database, Tokens tokens, TimeProvider clock)
{
    /// <summary>How long a code is good for.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>How long a program has to wait between two questions.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Letters that make no words and look like no others.</summary>
    private const string Letters = "BCDFGHJKLMNPQRSTVWXZ";
    private const int UserCodeLength = 8;
    private const int DeviceCodeBytes = 32;
    private const int MaxWaiting = 10_000;
    private const int MaxClient = 64;

    /// <summary>Begins.</summary>
    /// <param name="client">What the program calls itself.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The code by which the program asks, and the one that it shows.</returns>
    internal async Task<(string DeviceCode, string UserCode)> BeginAsync(string? client, CancellationToken cancellation)
    {
        var (device, user) = (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(DeviceCodeBytes)), RandomNumberGenerator.GetString(Letters, UserCodeLength));
        var now = clock.GetUtcNow();
        var name = new string([.. (client ?? string.Empty).Where(letter => letter is >= ' ' and <= '~').Take(MaxClient)]).Trim();
        await database.WriteAsync(
            async context =>
            {
                await context.DeviceLogins.Where(row => row.Expires <= now).ExecuteDeleteAsync(cancellation);
                if (await context.DeviceLogins.CountAsync(cancellation) >= MaxWaiting)
                    throw new RefusedException(Refusal.TooManyRequests, "Too many programs wait to be let in: try again in some minutes, or use a token.") { Wait = TimeSpan.FromMinutes(1) };
                return context.DeviceLogins.Add(new DeviceLoginRow
                {
                    Hash = Hash(device),
                    UserCode = user,
                    Client = name.Length == 0 ? "a program" : name,
                    Expires = now + Lifetime,
                    Asked = now - Interval,
                    Role = TokenRole.Read,
                });
            },
            cancellation);
        return (device, Show(user));
    }

    /// <summary>The program that waits under a code, in any spelling; null where there is none.</summary>
    internal Task<DeviceLoginRow?> FindAsync(string? userCode, CancellationToken cancellation)
    {
        var (code, now) = (Plain(userCode), clock.GetUtcNow());
        return database.ReadAsync(context => context.DeviceLogins.FirstOrDefaultAsync(row => row.UserCode == code && row.Expires > now && row.State == DeviceLoginState.Pending, cancellation));
    }

    /// <summary>Lets a program in, or not.</summary>
    /// <param name="caller">Who decides, and whose token it gets.</param>
    /// <param name="userCode">What it shows.</param>
    /// <param name="role">What it may do, no more than the caller may; null turns it away.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="RefusedException">No program waits under this code.</exception>
    internal async Task DecideAsync(Caller caller, string? userCode, TokenRole? role, CancellationToken cancellation)
    {
        var (userId, code, now) = ((long?)caller.RequireUser(), Plain(userCode), clock.GetUtcNow());
        if (role > caller.Role) throw new RefusedException(Refusal.Forbidden, "A program cannot be given more than this session may do itself.");
        var (state, given) = (role is null ? DeviceLoginState.Denied : DeviceLoginState.Approved, role ?? TokenRole.Read);
        var count = await database.WriteAsync(
            context => context.DeviceLogins.Where(row => row.UserCode == code && row.Expires > now && row.State == DeviceLoginState.Pending).ExecuteUpdateAsync(
                update => update.SetProperty(row => row.State, state).SetProperty(row => row.UserId, userId).SetProperty(row => row.Role, given), cancellation),
            cancellation);
        if (count == 0) throw new RefusedException(Refusal.NotFound, "No program waits under this code: look at what it shows now, or start it again.");
    }

    /// <summary>What a program is told when it asks.</summary>
    internal async Task<DeviceLoginAnswer> AskAsync(string? deviceCode, CancellationToken cancellation)
    {
        var (hash, now) = (Hash(deviceCode ?? string.Empty), clock.GetUtcNow());
        var row = await database.ReadAsync(context => context.DeviceLogins.FirstOrDefaultAsync(row => row.Hash == hash, cancellation));
        if (row is null || row.Expires <= now) return new DeviceLoginAnswer(null, "expired_token");
        if (row.State == DeviceLoginState.Denied) return new DeviceLoginAnswer(null, "access_denied");
        if (row.State == DeviceLoginState.Pending)
        {
            await database.WriteAsync(context => context.DeviceLogins.Where(known => known.Hash == hash).ExecuteUpdateAsync(update => update.SetProperty(known => known.Asked, now), cancellation), cancellation);
            return new DeviceLoginAnswer(null, now - row.Asked < Interval ? "slow_down" : "authorization_pending");
        }

        // Of two that ask at the same moment one takes the row away, and gets the token.
        var taken = await database.WriteAsync(context => context.DeviceLogins.Where(known => known.Hash == hash && known.State == DeviceLoginState.Approved).ExecuteDeleteAsync(cancellation), cancellation);
        return taken == 0
            ? new DeviceLoginAnswer(null, "expired_token")
            : new DeviceLoginAnswer(await tokens.CreateAsync(row.UserId!.Value, $"{row.Client} {now:yyyy-MM-dd HH:mm:ss}", row.Role, null, cancellation), null);
    }

    private static string Show(string code) => $"{code[..(UserCodeLength / 2)]}-{code[(UserCodeLength / 2)..]}";

    private static string Plain(string? code) => new([.. (code ?? string.Empty).Where(char.IsAsciiLetter).Take(UserCodeLength + 1).Select(char.ToUpperInvariant)]);

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
