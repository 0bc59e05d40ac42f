using Linnet.Hub.Database;
using Linnet.Hub.Limits;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Access;

/// <summary>Passwords of users. The <see cref="SignInGuard"/> says when one is looked at.</summary>
internal sealed class Passwords(HubDatabase database, SignInGuard guard) : IDisposable
{
    /// <summary>Deriving keys is hard work by design; it must not take all processors.</summary>
    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>Whether anybody can sign in with a password yet.</summary>
    internal Task<bool> AnyAsync(CancellationToken cancellation) => database.ReadAsync(context => context.Accounts.AnyAsync(row => row.PasswordHash != null, cancellation));

    /// <summary>Gives a user a password, in place of the one before.</summary>
    internal async Task SetAsync(AccountRow user, string password, CancellationToken cancellation)
    {
        PasswordText.Check(password, user.Name);
        var hash = await InTurnAsync(() => PasswordText.Hash(password), cancellation);
        await database.WriteAsync(
            context => context.Accounts.Where(row => row.Id == user.Id).ExecuteUpdateAsync(update => update.SetProperty(row => row.PasswordHash, hash), cancellation), cancellation);
        await guard.ForgetAsync(user.Name, cancellation);
    }

    /// <summary>Who signs in with a name and a password.</summary>
    internal async Task<SignInResult> CheckAsync(string name, string password, CancellationToken cancellation)
    {
        var key = name.ToLowerInvariant();
        if (key.Length > NameRules.MaxLength || password.Length > PasswordText.MaxLength) return new SignInResult(null, TimeSpan.Zero);
        var user = await database.ReadAsync(context => context.Accounts.FirstOrDefaultAsync(row => row.NameKey == key && row.Kind == AccountKind.User, cancellation));
        if (await guard.TryAsync(name, cancellation) is { } wait) return new SignInResult(null, wait);
        var isRight = await InTurnAsync(() => PasswordText.Matches(password, user?.PasswordHash), cancellation);
        if (!isRight || user is null || user.IsDisabled) return new SignInResult(null, TimeSpan.Zero);
        await guard.ForgetAsync(name, cancellation);
        return new SignInResult(user, TimeSpan.Zero);
    }

    public void Dispose() => _turns.Dispose();

    private async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        await _turns.WaitAsync(cancellation);
        try
        {
            return await Task.Run(work, cancellation);
        }
        finally
        {
            _turns.Release();
        }
    }
}
