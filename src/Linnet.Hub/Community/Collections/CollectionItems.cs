using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Community.Collections;

/// <summary>What is in a collection: added, moved, noted, removed. Places run from 0 without gaps.</summary>
internal sealed class CollectionItems(HubDatabase database, RepositoryAccess access, TimeProvider clock)
{
    /// <summary>The most items of one collection.</summary>
    internal const int Max = 1000;

    /// <summary>Adds a repository behind what is there.</summary>
    internal async Task AddAsync(Caller caller, long id, RepositoryName name, string? note, CancellationToken cancellation)
    {
        caller.RequireWriter();
        var repository = await access.OpenAsync(caller, name, Verb.See, cancellation);
        await AddAsync(caller, id, new CollectionItemRow { CollectionId = id, RepositoryId = repository.Id, Note = CollectionTexts.Note(note) }, cancellation);
    }

    /// <summary>Adds another collection behind what is there.</summary>
    internal async Task AddAsync(Caller caller, long id, long targetId, string? note, CancellationToken cancellation)
    {
        caller.RequireWriter();
        if (targetId == id) throw new RefusedException(Refusal.BadRequest, "A collection cannot contain itself.");
        await database.ReadAsync(context => CollectionRights.OpenAsync(context, caller, targetId, cancellation));
        await AddAsync(caller, id, new CollectionItemRow { CollectionId = id, TargetId = targetId, Note = CollectionTexts.Note(note) }, cancellation);
    }

    /// <summary>Changes the note or the place of an item; null leaves it.</summary>
    internal Task ChangeAsync(Caller caller, long id, long itemId, string? note, int? position, CancellationToken cancellation) => ChangeAsync(
        caller, id,
        (context, items) =>
        {
            var item = Require(items, itemId);
            context.Update(item);
            if (note is not null) item.Note = CollectionTexts.Note(note);
            if (position is { } wanted)
            {
                items.Remove(item);
                items.Insert(Math.Clamp(wanted, 0, items.Count), item);
            }

            return Task.CompletedTask;
        },
        cancellation);

    /// <summary>Takes an item out.</summary>
    internal Task RemoveAsync(Caller caller, long id, long itemId, CancellationToken cancellation) => ChangeAsync(
        caller, id,
        async (context, items) =>
        {
            items.Remove(Require(items, itemId));
            await context.CollectionItems.Where(row => row.Id == itemId).ExecuteDeleteAsync(cancellation);
        },
        cancellation);

    private static CollectionItemRow Require(List<CollectionItemRow> items, long itemId) =>
        items.Find(item => item.Id == itemId) ?? throw new RefusedException(Refusal.NotFound, "The collection has no such item.");

    private Task AddAsync(Caller caller, long id, CollectionItemRow row, CancellationToken cancellation) => ChangeAsync(
        caller, id,
        (context, items) =>
        {
            if (items.Exists(item => item.RepositoryId == row.RepositoryId && item.TargetId == row.TargetId))
                throw new RefusedException(Refusal.Conflict, "This is in the collection already.");
            if (items.Count >= Max) throw new RefusedException(Refusal.Conflict, $"A collection has at most {Max} items; take one out first.");
            row.Position = items.Count;
            context.CollectionItems.Add(row);
            return Task.CompletedTask;
        },
        cancellation);

    /// <summary>Opens a collection for change, lets its items be changed, and numbers them anew.</summary>
    private async Task ChangeAsync(Caller caller, long id, Func<HubDbContext, List<CollectionItemRow>, Task> change, CancellationToken cancellation)
    {
        caller.RequireWriter();
        await database.WriteAsync(
            async context =>
            {
                var row = await CollectionRights.OpenForChangeAsync(context, caller, id, cancellation);
                context.Update(row);
                row.Updated = clock.GetUtcNow();
                var items = await context.CollectionItems.Where(item => item.CollectionId == id).OrderBy(item => item.Position).ThenBy(item => item.Id).ToListAsync(cancellation);
                await change(context, items);
                for (var i = 0; i < items.Count; i++)
                {
                    if (items[i].Position == i) continue;
                    context.Update(items[i]);
                    items[i].Position = i;
                }

                return true;
            },
            cancellation);
    }
}
