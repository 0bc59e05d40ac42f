using System.Text.Json.Nodes;
using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Origin.Stored;

/// <summary>Looks repositories up for somebody: what they may not know of is not there.</summary>
/// <param name="database">The hub's.</param>
/// <param name="caller">Who asks.</param>
/// <param name="root">The root of the hub as the caller sees it, for addresses.</param>
internal sealed class StoredLineage(HubDatabase database, Caller caller, string root) : ILineageSource
{
    public Task<LineageRecord?> FindAsync(LineageKey key, CancellationToken cancellation) => database.ReadAsync(async context =>
    {
        var (kind, name) = (key.Kind, key.Id.ToLowerInvariant());
        var row = await context.Repositories.FirstOrDefaultAsync(row => row.Kind == kind && row.NameKey == name && row.Deleted == null, cancellation)
            ?? await context.FormerNames.Where(former => former.Kind == kind && former.NameKey == name)
                .Join(context.Repositories, former => former.RepositoryId, repository => repository.Id, (former, repository) => repository)
                .FirstOrDefaultAsync(repository => repository.Deleted == null, cancellation);
        if (row is null || await RepositoryAccess.DecideAsync(context, caller, row, Verb.See, cancellation) != Decision.Allowed) return null;
        var head = await context.Refs.Where(known => known.RepositoryId == row.Id && known.Name == RefNames.Main).Select(known => known.CommitId).FirstAsync(cancellation);
        return RecordOf(row, head.ToString(), OriginOf(row));
    });

    /// <summary>What a card on the main branch says.</summary>
    internal static CardOrigin OriginOf(RepositoryRow row) => CardOrigin.Read(row.Card is null ? null : JsonNode.Parse(row.Card) as JsonObject);

    /// <summary>A repository at a commit.</summary>
    internal LineageRecord RecordOf(RepositoryRow row, string commit, CardOrigin card) =>
        new(new LineageKey(row.Kind, row.FullName.Id), commit, card, Link: $"{root}/{row.FullName.Address}");
}
