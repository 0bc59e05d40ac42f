using Linnet.Hub.Access;
using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Objects;

namespace Linnet.Hub.Repositories;

/// <summary>Turns a parent and a list of changes into the objects of a commit, without storing anything.</summary>
internal sealed class CommitBuilder(Trees trees, Files files, Revisions revisions, ContentRights rights, ContentStore contents, TimeProvider clock)
{
    /// <summary>Builds the commit that follows a parent.</summary>
    /// <returns>Null where nothing would change.</returns>
    internal async Task<CommitDraft?> BuildAsync(Caller caller, RepositoryRow repository, Revision parent, long parentDepth, CommitRequest request, CancellationToken cancellation)
    {
        var editor = new TreeEditor(parent.Tree, trees.LoadAsync);
        var attributes = await AttributesAsync(parent, request, cancellation);
        var blobs = new Dictionary<ObjectId, FileContent>();
        foreach (var operation in request.Operations)
        {
            if (await FileOfAsync(caller, repository, parent, operation, attributes, cancellation) is { } file)
            {
                var id = await IdOfAsync(file.Content, file.IsPointer, cancellation);
                blobs[id] = new FileContent(file.Content.Id, file.Content.Size, file.IsPointer);
                await editor.PutAsync(operation.Path, id);
            }
            else
            {
                await RemoveAsync(editor, parent, operation);
            }
        }

        var (root, changed) = editor.Write();
        if (root == parent.Tree) return null;
        return Draft(caller, root, [parent.Commit], parentDepth + 1, request, changed, blobs);
    }

    /// <summary>Builds a commit without a parent.</summary>
    /// <param name="caller">Its author.</param>
    /// <param name="request">Its message.</param>
    /// <param name="initial">Its files, plain ones.</param>
    internal async Task<CommitDraft> BuildFirstAsync(Caller caller, CommitRequest request, IReadOnlyList<(string Path, AddedContent Added)> initial)
    {
        var editor = new TreeEditor(null, trees.LoadAsync);
        var blobs = new Dictionary<ObjectId, FileContent>();
        var attributes = GitAttributes.Parse(GitAttributes.Initial);
        foreach (var (path, added) in initial)
        {
            TreePath.Check(path);
            if (PointerOf(added) is not null)
                throw new RefusedException(Refusal.BadRequest, $"'{path}' is a pointer of git-lfs: a repository cannot begin with one; commit the file itself.");
            var isPointer = UploadPolicy.IsLarge(path, added.Content.Size, added.Head, attributes);
            var id = await IdOfAsync(added.Content, isPointer, CancellationToken.None);
            blobs[id] = new FileContent(added.Content.Id, added.Content.Size, isPointer);
            await editor.PutAsync(path, id);
        }

        var (root, changed) = editor.Write();
        return Draft(caller, root, [], 1, request, changed, blobs);
    }

    /// <summary>Builds a commit with the folder of another.</summary>
    /// <param name="caller">Its author.</param>
    /// <param name="source">Whose folder it takes.</param>
    /// <param name="parent">The commit before; null for none.</param>
    /// <param name="depth">How many commits it ends.</param>
    /// <param name="request">Its message.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal async Task<CommitDraft> BuildCopyAsync(Caller caller, Revision source, ObjectId? parent, long depth, CommitRequest request, CancellationToken cancellation)
    {
        // The root and the card are stored already; they go along so that what lists filter by follows the card.
        var root = new Dictionary<ObjectId, byte[]> { [source.Tree] = (await trees.LoadAsync(source.Tree)).ToBytes() };
        var blobs = new Dictionary<ObjectId, FileContent>();
        if (await files.FindAsync(source, RepositoryCard.FileName, cancellation) is { File: { } card } entry) blobs[entry.Id] = card;
        return Draft(caller, source.Tree, parent is { } before ? [before] : [], depth, request, root, blobs);
    }

    private static LfsPointer? PointerOf(AddedContent added) => added.Content.Size == added.Head.Length ? LfsPointer.Parse(added.Head) : null;

    private static async Task RemoveAsync(TreeEditor editor, Revision parent, CommitOperation operation)
    {
        var isDone = operation is DeleteFolder ? await editor.RemoveFolderAsync(operation.Path) : await editor.RemoveFileAsync(operation.Path);
        if (!isDone)
        {
            var what = operation is DeleteFolder ? "folder" : "file";
            throw new RefusedException(Refusal.EntryNotFound, $"A {what} with this name doesn't exist: {operation.Path}") { Commit = parent.Commit.ToString() };
        }
    }

    private async Task<ObjectId> IdOfAsync(StoredContent content, bool isPointer, CancellationToken cancellation) =>
        isPointer ? GitHash.Of(GitHash.Blob, new LfsPointer(content.Id, content.Size).ToBytes()) : await contents.GitIdAsync(content, cancellation);

    private CommitDraft Draft(
        Caller caller, ObjectId root, IReadOnlyList<ObjectId> parents, long depth, CommitRequest request,
        IReadOnlyDictionary<ObjectId, byte[]> changed, Dictionary<ObjectId, FileContent> blobs)
    {
        // Git keeps whole seconds.
        var when = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        var author = new Signature(caller.Name, $"{caller.Name}@users.noreply", when);
        return new CommitDraft(new CommitObject(root, parents, author, request.Message), request.CleanTitle, caller.RequireUser(), depth) { Trees = changed, Blobs = blobs };
    }

    /// <summary>The attributes after the commit: those it brings along, or its parent's.</summary>
    private async Task<GitAttributes> AttributesAsync(Revision parent, CommitRequest request, CancellationToken cancellation)
    {
        var brought = request.Operations.OfType<PutFile>().LastOrDefault(operation => operation.Path == GitAttributes.FileName);
        var bytes = brought is { Added.Content.Size: <= ContentUpload.HeadLength } ? brought.Added.Head : await files.ReadSmallAsync(parent, GitAttributes.FileName, cancellation);
        return GitAttributes.Parse(bytes is null ? string.Empty : System.Text.Encoding.UTF8.GetString(bytes));
    }

    /// <summary>The bytes that an operation puts at its path; null where it removes something.</summary>
    private async Task<(StoredContent Content, bool IsPointer)?> FileOfAsync(
        Caller caller, RepositoryRow repository, Revision parent, CommitOperation operation, GitAttributes attributes, CancellationToken cancellation)
    {
        switch (operation)
        {
            case PutFile { Path: var path, Added: var added }:
                TreePath.Check(path);

                // Who sends a pointer means the bytes it stands for, and has to have a right to them.
                if (PointerOf(added) is { } pointer)
                    return (await StoredAsync(caller, path, pointer.Content, pointer.Size, cancellation), true);
                return (added.Content, UploadPolicy.IsLarge(path, added.Content.Size, added.Head, attributes));
            case PutStored { Path: var path, Content: var id, Size: var size }:
                TreePath.Check(path);
                return (await StoredAsync(caller, path, id, size, cancellation), true);
            case CopyFile { Path: var path } copy:
                TreePath.Check(path);
                var from = copy.SourceRevision is null ? parent : await revisions.FindAsync(repository, copy.SourceRevision, cancellation);
                var source = await files.RequireFileAsync(from, copy.Source, cancellation);
                return (new StoredContent(source.File!.Content, source.File.Size, source.Id), source.File.IsPointer);
            default:
                return null;
        }
    }

    private async Task<StoredContent> StoredAsync(Caller caller, string path, ContentId id, long? size, CancellationToken cancellation)
    {
        var content = await rights.FindAsync(caller, id, cancellation)
            ?? throw new RefusedException(Refusal.BadRequest, $"The bytes of '{path}' (SHA-256 {id}) are not here; upload them first.");
        return size is null || size == content.Size
            ? content
            : throw new RefusedException(Refusal.BadRequest, $"'{path}' was announced with {size} bytes, and SHA-256 {id} has {content.Size}.");
    }
}
