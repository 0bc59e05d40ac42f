using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Community;

/// <summary>Finds users and organisations by name within a question to the database.</summary>
internal static class AccountLookup
{
    extension(HubDbContext context)
    {
        /// <summary>A user or an organisation.</summary>
        internal async Task<AccountRow> RequireAccountAsync(string? name, CancellationToken cancellation) =>
            await context.FindAccountAsync(name, cancellation) ?? throw new RefusedException(Refusal.NotFound, $"There is no user or organisation named {name}.");

        /// <summary>A user.</summary>
        internal async Task<AccountRow> RequireUserAsync(string? name, CancellationToken cancellation) =>
            await context.FindAccountAsync(name, cancellation) is { Kind: AccountKind.User } row
                ? row
                : throw new RefusedException(Refusal.NotFound, $"There is no user named {name}.");

        /// <summary>An organisation.</summary>
        internal async Task<AccountRow> RequireOrganizationAsync(string? name, CancellationToken cancellation) =>
            await context.FindAccountAsync(name, cancellation) is { Kind: AccountKind.Organization } row
                ? row
                : throw new RefusedException(Refusal.NotFound, $"There is no organisation named {name}.");

        private Task<AccountRow?> FindAccountAsync(string? name, CancellationToken cancellation)
        {
            var key = (name ?? string.Empty).ToLowerInvariant();
            return context.Accounts.FirstOrDefaultAsync(row => row.NameKey == key, cancellation);
        }
    }
}
