using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Community.Webhooks;

/// <summary>Turns what clients write into rows, and back.</summary>
internal static class WatchedSubjects
{
    /// <summary>Finds what is named, as far as the caller may know of it.</summary>
    internal static async Task<WebhookWatchRow> FindAsync(HubDbContext context, Caller caller, long webhookId, WatchedSubject? subject, CancellationToken cancellation)
    {
        switch (subject?.Type)
        {
            case "user":
                return new WebhookWatchRow { WebhookId = webhookId, AccountId = (await context.RequireUserAsync(subject.Name, cancellation)).Id };
            case "org":
                return new WebhookWatchRow { WebhookId = webhookId, AccountId = (await context.RequireOrganizationAsync(subject.Name, cancellation)).Id };
            case "model" or "dataset" or "space":
                var name = RepositoryName.Parse(Enum.Parse<RepositoryKind>(subject.Type, ignoreCase: true), subject.Name);
                var key = name.Key;
                var row = await context.Repositories.VisibleTo(caller).FirstOrDefaultAsync(row => row.Kind == name.Kind && row.NameKey == key, cancellation)
                    ?? throw new RefusedException(Refusal.NotFound, $"There is no {subject.Type} {name.Id}, or you may not see it.");
                return new WebhookWatchRow { WebhookId = webhookId, RepositoryId = row.Id };
            default:
                throw new RefusedException(Refusal.BadRequest, $"A webhook cannot watch '{subject?.Type}': use model, dataset, space, user or org.");
        }
    }

    /// <summary>What webhooks listen to, by webhook.</summary>
    internal static async Task<ILookup<long, WatchedSubject>> OfAsync(HubDbContext context, IReadOnlyCollection<long> webhookIds, CancellationToken cancellation)
    {
        var rows = await context.WebhookWatches.Where(row => webhookIds.Contains(row.WebhookId)).OrderBy(row => row.Id).ToListAsync(cancellation);
        var accountIds = rows.Select(row => row.AccountId).OfType<long>().Distinct().ToArray();
        var repositoryIds = rows.Select(row => row.RepositoryId).OfType<long>().Distinct().ToArray();
        var accounts = await context.Accounts.Where(row => accountIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        var repositories = await context.Repositories.Where(row => repositoryIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        return rows.ToLookup(row => row.WebhookId, row => row.AccountId is { } accountId ? Of(accounts[accountId]) : Of(repositories[row.RepositoryId!.Value]));
    }

    private static WatchedSubject Of(AccountRow row) => new(row.Kind == AccountKind.User ? "user" : "org", row.Name);

    private static WatchedSubject Of(RepositoryRow row) => new(row.Kind.ToString().ToLowerInvariant(), row.FullName.Id);
}
