using System.Globalization;
using Linnet.Hub.Content;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Protocol.Commits;

/// <summary>Turns the body of a commit into a request, while the bytes of its files go into an upload.</summary>
internal static class CommitBody
{
    private const int MaxOperations = 100_000;

    /// <summary>Reads the whole body.</summary>
    /// <param name="reader">The body.</param>
    /// <param name="upload">Takes the files in.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal static async Task<CommitRequest> ReadAsync(CommitLineReader reader, ContentUpload upload, CancellationToken cancellation)
    {
        CommitLine? header = null;
        var operations = new List<CommitOperation>();
        while (await reader.ReadAsync() is { } line)
        {
            await using var content = line.Content;
            if (line.Key == "header") header = line;
            else operations.Add(await OperationAsync(line, upload, cancellation));
            if (operations.Count > MaxOperations)
                throw new RefusedException(Refusal.BadRequest, $"A commit has at most {MaxOperations} changes; make several.");
        }

        if (header is null) throw new RefusedException(Refusal.BadRequest, "The commit has no line 'header' with a summary.");
        return new CommitRequest(
            header.Fields.GetValueOrDefault("summary", string.Empty),
            header.Fields.GetValueOrDefault("description"),
            header.Fields.GetValueOrDefault("parentCommit"),
            operations);
    }

    private static async Task<CommitOperation> OperationAsync(CommitLine line, ContentUpload upload, CancellationToken cancellation)
    {
        var path = line.Require("path");
        switch (line.Key)
        {
            case "file": return new PutFile(path, await AddAsync(line, path, upload, cancellation));
            case "lfsFile":
                if (!ContentId.TryParse(line.Require("oid"), out var id))
                    throw new RefusedException(Refusal.BadRequest, $"'{path}': its oid is no SHA-256.");
                return new PutStored(path, id, SizeOf(line, path));
            case "copyFile": return new CopyFile(path, line.Require("srcPath"), line.Fields.GetValueOrDefault("srcRevision"));
            case "deletedFile": return new DeleteFile(path);
            case "deletedFolder": return new DeleteFolder(path.TrimEnd('/'));
            default: throw new RefusedException(Refusal.BadRequest, $"A commit has no lines of the kind '{line.Key}'.");
        }
    }

    private static async Task<AddedContent> AddAsync(CommitLine line, string path, ContentUpload upload, CancellationToken cancellation)
    {
        var encoding = line.Fields.GetValueOrDefault("encoding", "utf-8");
        if (encoding is not ("base64" or "utf-8"))
            throw new RefusedException(Refusal.BadRequest, $"'{path}': the encoding '{encoding}' is unknown; use base64 or utf-8.");
        if (line.Content is null) throw new RefusedException(Refusal.BadRequest, $"'{path}' came without a content.");
        var (bytes, length) = line.Content.Open(encoding == "base64");
        await using (bytes)
        {
            try
            {
                return await upload.AddAsync(bytes, length, null, cancellation);
            }
            catch (FormatException error)
            {
                throw new RefusedException(Refusal.BadRequest, $"'{path}': its content is no base64 ({error.Message.TrimEnd('.')}).");
            }
        }
    }

    private static long? SizeOf(CommitLine line, string path)
    {
        if (!line.Fields.TryGetValue("size", out var text)) return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? size
            : throw new RefusedException(Refusal.BadRequest, $"'{path}': its size is no number.");
    }
}
