using System.Text;
using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Origin.Inventory;
using Linnet.Hub.Repositories;
using Linnet.Signing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Linnet.Hub.Origin.Stored;

/// <summary>
/// Where repositories come from, and what came from them, as far as somebody may know. Parents change, and so does who may see them, so a graph is made when it is asked for;
/// what a commit's own card says never changes and is kept in a bounded cache.
/// </summary>
internal sealed class Lineages(HubDatabase database, Files files) : IDisposable
{
    /// <summary>Most of what was made from a repository that is listed.</summary>
    internal const int MaxChildren = 100;

    private const int MaxCards = 2000;

    private readonly MemoryCache _cards = new(new MemoryCacheOptions { SizeLimit = MaxCards });

    /// <summary>The lineage of a commit.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="repository">Which the caller may read.</param>
    /// <param name="revision">The commit.</param>
    /// <param name="root">The root of the hub as the caller sees it.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal async Task<LineageGraph> OfAsync(Caller caller, RepositoryRow repository, Revision revision, string root, CancellationToken cancellation)
    {
        var source = new StoredLineage(database, caller, root);
        var record = source.RecordOf(repository, revision.Commit.ToString(), await CardAsync(revision, cancellation));
        return await LineageBuilder.BuildAsync(record, source, new LineageLimits(), cancellation);
    }

    /// <summary>What was made from a repository, the most used first; what the caller may not know of is not among it.</summary>
    internal async Task<IReadOnlyList<LineageChild>> ChildrenAsync(Caller caller, RepositoryRow repository, CancellationToken cancellation)
    {
        if (repository.Kind == RepositoryKind.Space) return [];
        var isData = repository.Kind == RepositoryKind.Dataset;
        var tag = $"{(isData ? "dataset" : "base_model")}:{repository.FullName.Id}";
        var (userId, rulesTheHub, organizations) = (caller.UserId, caller.RulesTheHub, caller.Organizations.Keys.ToArray());
        var rows = await database.ReadAsync(context => context.RepositoryTags.Where(known => known.Tag == tag && known.RepositoryId != repository.Id)
            .Join(context.Repositories, known => known.RepositoryId, row => row.Id, (known, row) => row)
            .Where(row => row.Deleted == null && (rulesTheHub || row.Visibility == Visibility.Public || row.OwnerId == userId || organizations.Contains(row.OwnerId)))
            .OrderByDescending(row => row.Downloads).ThenBy(row => row.Id).Take(MaxChildren).ToListAsync(cancellation));
        return [.. rows.Select(row => new LineageChild(row, isData ? ParentRelation.Dataset : StoredLineage.OriginOf(row).Relation))];
    }

    /// <summary>What a bill of materials of a commit is made from.</summary>
    internal async Task<ModelInventory> InventoryAsync(Caller caller, RepositoryRow repository, Revision revision, string root, CancellationToken cancellation)
    {
        var all = await files.AllAsync(revision, cancellation);
        var date = await database.ReadAsync(context => context.Commits.Where(row => row.RepositoryId == repository.Id && row.Id == revision.Commit).Select(row => row.Date).FirstAsync(cancellation));
        return new ModelInventory(await OfAsync(caller, repository, revision, root, cancellation), [.. all.Select(file => new SignedFile(file.Path, file.File!.Content.ToString()))], date)
        {
            Task = repository.PipelineTag,
            HubAddress = root,
        };
    }

    public void Dispose() => _cards.Dispose();

    /// <summary>The key is the commit's folder: the same folder has the same card, in whatever repository it is.</summary>
    private async Task<CardOrigin> CardAsync(Revision revision, CancellationToken cancellation)
    {
        if (_cards.TryGetValue(revision.Tree, out CardOrigin? known)) return known!;
        var bytes = await files.ReadSmallAsync(revision, RepositoryCard.FileName, cancellation);
        return _cards.Set(revision.Tree, Read(bytes), new MemoryCacheEntryOptions { Size = 1 });
    }

    private static CardOrigin Read(byte[]? readme)
    {
        try
        {
            return CardOrigin.Read(readme is null ? null : FrontMatter.Parse(Encoding.UTF8.GetString(readme)));
        }
        catch (FormatException)
        {
            return CardOrigin.Unstated;
        }
    }
}
