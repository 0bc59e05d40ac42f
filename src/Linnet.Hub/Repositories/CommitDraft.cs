using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Repositories;

/// <summary>A commit that is ready to be stored: its objects, and the rows that go with them.</summary>
internal sealed class CommitDraft
{
    private readonly CommitObject _commit;
    private readonly byte[] _bytes;

    internal CommitDraft(CommitObject commit, string title, long authorId, long depth)
    {
        _commit = commit;
        _bytes = commit.ToBytes();
        Id = GitHash.Of(GitHash.Commit, _bytes);
        Title = title;
        AuthorId = authorId;
        Depth = depth;
    }

    internal ObjectId Id { get; }

    internal ObjectId Tree => _commit.Tree;

    internal string Title { get; }

    /// <summary>Folders that may be new.</summary>
    internal required IReadOnlyDictionary<ObjectId, byte[]> Trees { get; init; }

    /// <summary>Files that may be new.</summary>
    internal required IReadOnlyDictionary<ObjectId, FileContent> Blobs { get; init; }

    /// <summary>The bytes of those files, each once.</summary>
    internal IEnumerable<KeyValuePair<ContentId, long>> Contents => Blobs.Values.Select(file => KeyValuePair.Create(file.Content, file.Size)).Distinct();

    private long AuthorId { get; }

    private long Depth { get; }

    /// <summary>Adds the rows that are not there yet to a transaction.</summary>
    internal async Task AddToAsync(HubDbContext context, long repositoryId, CancellationToken cancellation)
    {
        foreach (var ids in Trees.Keys.Chunk(HubDatabase.MaxParameters))
        {
            var present = (await context.Trees.Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellation)).ToHashSet();
            context.Trees.AddRange(ids.Where(id => !present.Contains(id)).Select(id => new TreeRow { Id = id, Bytes = Trees[id] }));
        }

        foreach (var ids in Blobs.Keys.Chunk(HubDatabase.MaxParameters))
        {
            var present = await context.Blobs.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
            foreach (var id in ids)
            {
                var file = Blobs[id];
                if (!present.TryGetValue(id, out var row)) context.Blobs.Add(new BlobRow { Id = id, ContentId = file.Content, Size = file.Size, IsPointer = file.IsPointer });
                else if (row.ContentId != file.Content)
                    throw new RefusedException(Refusal.BadRequest, $"Git's name {id} is taken by other bytes: two files with one SHA-1.");
            }
        }

        await AddContentsAsync(context, repositoryId, cancellation);
        if (await context.Commits.AnyAsync(row => row.RepositoryId == repositoryId && row.Id == Id, cancellation)) return;
        context.Commits.Add(new CommitRow
        {
            RepositoryId = repositoryId,
            Id = Id,
            TreeId = _commit.Tree,
            ParentId = _commit.Parents.Count > 0 ? _commit.Parents[0] : null,
            Depth = Depth,
            AuthorId = AuthorId,
            AuthorName = _commit.Author.Name,
            Title = Title,
            Message = _commit.Message,
            Date = _commit.Author.When,
            Bytes = _bytes,
        });
    }

    private async Task AddContentsAsync(HubDbContext context, long repositoryId, CancellationToken cancellation)
    {
        foreach (var ids in Blobs.Values.Select(file => file.Content).Distinct().Chunk(HubDatabase.MaxParameters))
        {
            var present = (await context.RepositoryContents.Where(row => row.RepositoryId == repositoryId && ids.Contains(row.ContentId))
                .Select(row => row.ContentId).ToListAsync(cancellation)).ToHashSet();
            context.RepositoryContents.AddRange(ids.Where(id => !present.Contains(id)).Select(id => new RepositoryContentRow { RepositoryId = repositoryId, ContentId = id }));
        }
    }
}
