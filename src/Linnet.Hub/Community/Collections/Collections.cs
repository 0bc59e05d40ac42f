using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Community.Collections;

/// <summary>Collections: made, found, changed, deleted. A user's are the user's; an organisation's are changed by its members who may write.</summary>
internal sealed class Collections(HubDatabase database, CollectionReader reader, TimeProvider clock)
{
    /// <summary>The most collections that one account has.</summary>
    internal const int MaxPerOwner = 500;

    /// <summary>Those of which the caller may know, the ones changed last first; of each only the first items.</summary>
    internal Task<Paged<CollectionView>> ListAsync(Caller caller, CollectionQuery query, CancellationToken cancellation) => reader.ListAsync(caller, query, cancellation);

    /// <summary>One with all that is in it.</summary>
    internal Task<CollectionView> FindAsync(Caller caller, long id, CancellationToken cancellation) =>
        database.ReadAsync(async context => await CollectionReader.ViewAsync(context, caller, await CollectionRights.OpenAsync(context, caller, id, cancellation), int.MaxValue, cancellation));

    /// <summary>Makes a collection.</summary>
    internal async Task<CollectionView> CreateAsync(Caller caller, string? owner, string? title, string? description, bool isPrivate, CancellationToken cancellation)
    {
        caller.RequireWriter();
        var now = clock.GetUtcNow();
        var row = new CollectionRow
        {
            Title = CollectionTexts.Title(title),
            Description = CollectionTexts.Description(description),
            IsPrivate = isPrivate,
            Theme = CollectionTexts.Theme(null),
            Created = now,
            Updated = now,
        };
        await database.WriteAsync(
            async context =>
            {
                row.OwnerId = (await CollectionRights.OwnerAsync(context, caller, owner ?? caller.Name, cancellation)).Id;
                row.Position = await context.Collections.CountAsync(known => known.OwnerId == row.OwnerId, cancellation);
                if (row.Position >= MaxPerOwner) throw new RefusedException(Refusal.Conflict, $"An account has at most {MaxPerOwner} collections; delete one first.");
                return context.Collections.Add(row);
            },
            cancellation);
        return await FindAsync(caller, row.Id, cancellation);
    }

    /// <summary>Changes a collection.</summary>
    internal async Task<CollectionView> ChangeAsync(Caller caller, long id, CollectionChange change, CancellationToken cancellation)
    {
        caller.RequireWriter();
        await database.WriteAsync(
            async context =>
            {
                var row = await CollectionRights.OpenForChangeAsync(context, caller, id, cancellation);
                context.Update(row);
                if (change.Title is { } title) row.Title = CollectionTexts.Title(title);
                if (change.Description is { } description) row.Description = CollectionTexts.Description(description);
                if (change.IsPrivate is { } isPrivate) row.IsPrivate = isPrivate;
                if (change.Theme is { } theme) row.Theme = CollectionTexts.Theme(theme);
                row.Updated = clock.GetUtcNow();
                if (change.Position is { } position) await MoveAsync(context, row, position, cancellation);
                return true;
            },
            cancellation);
        return await FindAsync(caller, id, cancellation);
    }

    /// <summary>Deletes a collection; what was in it stays where it is.</summary>
    internal async Task DeleteAsync(Caller caller, long id, CancellationToken cancellation)
    {
        caller.RequireWriter();
        await database.WriteAsync(
            async context =>
            {
                var row = await CollectionRights.OpenForChangeAsync(context, caller, id, cancellation);
                await context.CollectionItems.Where(item => item.CollectionId == id || item.TargetId == id).ExecuteDeleteAsync(cancellation);
                await context.Collections.Where(known => known.OwnerId == row.OwnerId && known.Position > row.Position)
                    .ExecuteUpdateAsync(update => update.SetProperty(known => known.Position, known => known.Position - 1), cancellation);
                return await context.Collections.Where(known => known.Id == id).ExecuteDeleteAsync(cancellation);
            },
            cancellation);
    }

    private static async Task MoveAsync(HubDbContext context, CollectionRow row, int position, CancellationToken cancellation)
    {
        var others = await context.Collections.Where(known => known.OwnerId == row.OwnerId && known.Id != row.Id).OrderBy(known => known.Position).ThenBy(known => known.Id).ToListAsync(cancellation);
        var place = Math.Clamp(position, 0, others.Count);
        row.Position = place;
        for (var i = 0; i < others.Count; i++)
        {
            var wanted = i < place ? i : i + 1;
            if (others[i].Position == wanted) continue;
            context.Update(others[i]);
            others[i].Position = wanted;
        }
    }
}
