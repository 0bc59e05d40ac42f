using System.Text.Json;
using Linnet.Client.Hub;
using Linnet.Hub.Content;
using Linnet.Hub.Objects;

namespace Linnet.Hub.Mirror.Upstream;

/// <summary>A file that another hub lists.</summary>
/// <param name="Path">From the root.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Hash">Git's id, or the SHA-256 of a file that git sees as a pointer.</param>
internal sealed record MirrorFile(string Path, long Size, string Hash)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The SHA-256 of a file that git sees as a pointer.</summary>
    internal ContentId? Content => ContentId.TryParse(Hash, out var id) ? id : null;

    /// <summary>What git has at its path: the file, or the pointer.</summary>
    internal ObjectId BlobId => Content is { } content ? GitHash.Of(GitHash.Blob, new LfsPointer(content, Size).ToBytes())
        : ObjectId.TryParse(Hash, out var id) ? id : throw new InvalidDataException($"'{Hash}' names nothing.");

    internal static string Write(IEnumerable<MirrorFile> files) => JsonSerializer.Serialize(files, Json);

    internal static IReadOnlyList<MirrorFile> Read(string json) => JsonSerializer.Deserialize<List<MirrorFile>>(json, Json) ?? [];

    /// <summary>The same file for the client of the other hub.</summary>
    internal HubFile ToHubFile() => new(Path, Size, Hash);
}
