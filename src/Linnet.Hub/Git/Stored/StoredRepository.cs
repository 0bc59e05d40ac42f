using System.Text;
using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Git.Stored;

/// <summary>A repository of the hub as git sees it.</summary>
internal sealed class StoredRepository(RepositoryRow repository, HubDatabase database, History history, Trees trees, ContentStore contents) : IGitObjectSource
{
    /// <summary>How many commits are read where one is asked for: a walk asks for its parents next.</summary>
    private const int ReadAhead = 64;

    /// <summary>Bytes of a commit's first line, <c>tree</c> and an id.</summary>
    private const int TreeLine = 46;

    /// <summary>What clients write in front of the name that is kept.</summary>
    private const string Full = "refs/";

    public string Head => Full + RefNames.Main;

    public async Task<IReadOnlyList<GitRef>> RefsAsync(CancellationToken cancellation)
    {
        var repositoryId = repository.Id;
        var rows = await database.ReadAsync(context => context.Refs.Where(row => row.RepositoryId == repositoryId).ToListAsync(cancellation));
        return [.. rows.Select(row => new GitRef(Full + row.Name, row.CommitId))];
    }

    public async Task<IReadOnlyList<GitCommit>> FindCommitsAsync(IReadOnlyCollection<ObjectId> ids, CancellationToken cancellation)
    {
        if (ids.Count == 1) return [.. (await history.ListAsync(repository, ids.First(), 0, ReadAhead, cancellation)).Select(Of)];
        var repositoryId = repository.Id;
        var commits = new List<GitCommit>();
        foreach (var some in ids.Chunk(HubDatabase.MaxParameters))
        {
            var rows = await database.ReadAsync(context => context.Commits.Where(row => row.RepositoryId == repositoryId && some.Contains(row.Id)).ToListAsync(cancellation));
            commits.AddRange(rows.Select(Of));
        }

        return commits;
    }

    public Task<Tree> TreeAsync(ObjectId id, CancellationToken cancellation) => trees.LoadAsync(id);

    public async Task<GitObject> OpenAsync(ObjectId id, GitObjectKind kind, CancellationToken cancellation) => kind switch
    {
        GitObjectKind.Commit => GitObject.Of(kind, await CommitAsync(id, cancellation)),
        GitObjectKind.Tree => GitObject.Of(kind, (await trees.LoadAsync(id)).ToBytes()),
        GitObjectKind.Blob => await BlobAsync(id, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The hub keeps commits, trees and blobs."),
    };

    /// <summary>The row knows the first parent only; the others stand in the commit's own lines.</summary>
    private static GitCommit Of(CommitRow row)
    {
        var parents = new List<ObjectId>();
        var prefix = "parent "u8;
        for (var rest = row.Bytes.AsSpan(TreeLine); rest.StartsWith(prefix); rest = rest[(prefix.Length + ObjectId.TextLength + 1)..])
        {
            var text = Encoding.ASCII.GetString(rest.Slice(prefix.Length, ObjectId.TextLength));
            parents.Add(ObjectId.TryParse(text, out var parent) ? parent : throw new InvalidDataException($"Commit {row.Id} has a line that names no parent; run `linnet hub check`."));
        }

        return new GitCommit(row.Id, row.TreeId, parents, row.Date.ToUnixTimeSeconds());
    }

    private Task<byte[]> CommitAsync(ObjectId id, CancellationToken cancellation)
    {
        var repositoryId = repository.Id;
        return database.ReadAsync(context => context.Commits.Where(row => row.RepositoryId == repositoryId && row.Id == id).Select(row => row.Bytes).FirstAsync(cancellation));
    }

    private async Task<GitObject> BlobAsync(ObjectId id, CancellationToken cancellation)
    {
        var row = await database.ReadAsync(context => context.Blobs.FirstAsync(row => row.Id == id, cancellation));
        return row.IsPointer
            ? GitObject.Of(new LfsPointer(row.ContentId, row.Size))
            : new GitObject(GitObjectKind.Blob, row.Size, await contents.OpenAsync(row.ContentId, 0, row.Size, cancellation));
    }
}
