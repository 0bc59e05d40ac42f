using System.Text;
using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;
using Linnet.Hub.Search.Text;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Search.Indexing;

/// <summary>Writes what is found: the words of repositories, and the facts that results are narrowed down and sorted by.</summary>
internal sealed class SearchIndex(HubDatabase database, Trees trees, ContentStore contents) : IRepositoryIndex
{
    /// <inheritdoc/>
    public async Task<Func<HubDbContext, long, Task>> PrepareAsync(CommitDraft draft, RepositoryCard? card, CancellationToken cancellation)
    {
        var root = draft.Trees.TryGetValue(draft.Tree, out var bytes) ? Tree.Parse(bytes) : Tree.Empty;
        var weights = await WeightReader.ReadAsync(contents, await RootFilesAsync(root, draft.Blobs, cancellation), cancellation);
        var document = card is null ? null : SearchDocument.Of(card);
        return async (context, repositoryId) =>
        {
            await StoreAsync(context, repositoryId, weights, cancellation);
            if (document is not null) await StoreAsync(context, repositoryId, document, cancellation);
        };
    }

    /// <inheritdoc/>
    public async Task<Func<HubDbContext, long, Task>> PrepareAsync(ObjectId tree, CancellationToken cancellation)
    {
        var (card, document, weights) = await ReadAsync(await trees.LoadAsync(tree), cancellation);
        return async (context, repositoryId) =>
        {
            await card.StoreAsync(context, repositoryId, cancellation);
            await StoreAsync(context, repositoryId, weights, cancellation);
            await StoreAsync(context, repositoryId, document, cancellation);
        };
    }

    /// <inheritdoc/>
    public Task RenameAsync(HubDbContext context, long repositoryId, RepositoryName name, CancellationToken cancellation) =>
        database.TextIndex.RenameAsync(context, repositoryId, SearchDocument.WordsOfName(name.Namespace, name.Name), cancellation);

    /// <inheritdoc/>
    public Task AddDownloadsAsync(HubDbContext context, long repositoryId, long count, DateTimeOffset at, CancellationToken cancellation) =>
        Trends.AddDownloadsAsync(context, repositoryId, count, at, cancellation);

    /// <inheritdoc/>
    public async Task RemoveAsync(HubDbContext context, long repositoryId, CancellationToken cancellation)
    {
        await database.TextIndex.RemoveAsync(context, repositoryId, cancellation);

        // Should it be brought back, it has to be indexed again.
        await context.SearchEntries.Where(row => row.RepositoryId == repositoryId).ExecuteUpdateAsync(update => update.SetProperty(row => row.Fingerprint, 0), cancellation);
    }

    /// <summary>Puts a card's words and facets in place of those before.</summary>
    internal async Task StoreAsync(HubDbContext context, long repositoryId, SearchDocument document, CancellationToken cancellation)
    {
        var name = await context.Repositories.Where(row => row.Id == repositoryId).Select(row => new { row.Namespace, row.Name }).FirstAsync(cancellation);
        var (fingerprint, sketch) = (document.Fingerprint(), TextSketch.Write(document.Sketch));
        await context.SearchEntries.Where(row => row.RepositoryId == repositoryId).ExecuteUpdateAsync(
            update => update.SetProperty(row => row.Fingerprint, fingerprint).SetProperty(row => row.Facets, document.Facets)
                .SetProperty(row => row.Summary, document.Summary).SetProperty(row => row.Sketch, sketch),
            cancellation);
        await database.TextIndex.PutAsync(
            context, repositoryId, new SearchWords(SearchDocument.WordsOfName(name.Namespace, name.Name), document.TagWords, document.SummaryWords, document.BodyWords), cancellation);
    }

    /// <summary>Puts the size of a model in place of that before.</summary>
    internal static Task StoreAsync(HubDbContext context, long repositoryId, WeightFacts weights, CancellationToken cancellation) =>
        context.SearchEntries.Where(row => row.RepositoryId == repositoryId).ExecuteUpdateAsync(
            update => update.SetProperty(row => row.Parameters, weights.Parameters).SetProperty(row => row.ParameterTypes, weights.Types).SetProperty(row => row.MainSize, weights.Bytes),
            cancellation);

    /// <summary>What a stored version says.</summary>
    internal async Task<(RepositoryCard Card, SearchDocument Document, WeightFacts Weights)> ReadAsync(Tree root, CancellationToken cancellation)
    {
        var files = await RootFilesAsync(root, new Dictionary<ObjectId, FileContent>(), cancellation);
        var (_, file) = files.Find(file => file.Name == RepositoryCard.FileName);
        var card = file is { Size: <= Files.SmallFileLimit }
            ? RepositoryCard.Parse(Encoding.UTF8.GetString(await contents.ReadAsync(file.Content, file.Size, Files.SmallFileLimit, cancellation)))
            : RepositoryCard.Empty;
        return (card, SearchDocument.Of(card), await WeightReader.ReadAsync(contents, files, cancellation));
    }

    /// <summary>The files at the root of a version: those that a draft brings, and those that are stored.</summary>
    private async Task<List<(string Name, FileContent File)>> RootFilesAsync(Tree root, IReadOnlyDictionary<ObjectId, FileContent> brought, CancellationToken cancellation)
    {
        var stored = new Dictionary<ObjectId, FileContent>(brought);
        var entries = root.Entries.Where(entry => !entry.IsFolder).ToList();
        foreach (var ids in entries.Select(entry => entry.Id).Where(id => !stored.ContainsKey(id)).Distinct().Chunk(HubDatabase.MaxParameters))
        {
            var rows = await database.ReadAsync(context => context.Blobs.Where(row => ids.Contains(row.Id)).ToListAsync(cancellation));
            foreach (var row in rows) stored[row.Id] = new FileContent(row.ContentId, row.Size, row.IsPointer);
        }

        return [.. entries.Where(entry => stored.ContainsKey(entry.Id)).Select(entry => (entry.Name, stored[entry.Id]))];
    }
}
