using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Protocol;

/// <summary>A file or folder in a listing.</summary>
internal sealed record EntryView(string Type, string Path, long Size, string Oid, LfsView? Lfs, CommitStamp? LastCommit, JsonNode? SecurityFileStatus)
{
    /// <summary>Of the bytes, also where git has them as they are: the project's own clients verify by it.</summary>
    public string? Sha256 { get; init; }

    internal static EntryView Of(FileEntry entry, CommitRow? last, JsonNode? safety) => new(
        entry.File is null ? "directory" : "file", entry.Path, entry.File?.Size ?? 0, entry.Id.ToString(), LfsView.Of(entry), last is null ? null : CommitStamp.Of(last), entry.File is null ? null : safety)
    {
        Sha256 = entry.File?.Content.ToString(),
    };
}

/// <summary>What stands behind a pointer.</summary>
internal sealed record LfsView(string Oid, long Size, int PointerSize)
{
    internal static LfsView? Of(FileEntry entry) => entry.File is { IsPointer: true } file
        ? new LfsView(file.Content.ToString(), file.Size, new LfsPointer(file.Content, file.Size).ToBytes().Length)
        : null;
}

/// <summary>The commit that changed a file last.</summary>
internal sealed record CommitStamp(string Id, string Title, DateTime Date)
{
    internal static CommitStamp Of(CommitRow commit) => new(commit.Id.ToString(), commit.Title, commit.Date.UtcDateTime);
}

/// <summary>A file in the description of a repository.</summary>
internal sealed record SiblingView([property: JsonPropertyName("rfilename")] string Path, long? Size, string? BlobId, SiblingLfsView? Lfs)
{
    internal static SiblingView Of(FileEntry entry, bool isFull) => isFull
        ? new SiblingView(entry.Path, entry.File!.Size, entry.Id.ToString(), LfsView.Of(entry) is { } lfs ? new SiblingLfsView(lfs.Oid, lfs.Size, lfs.PointerSize) : null)
        : new SiblingView(entry.Path, null, null, null);
}

/// <summary>As <see cref="LfsView"/>, with the hash under its other name.</summary>
internal sealed record SiblingLfsView([property: JsonPropertyName("sha256")] string Sha256, long Size, int PointerSize);

/// <summary>A repository in a list or by itself.</summary>
internal sealed record RepositoryView
{
    [JsonPropertyName("_id")]
    public required string Key { get; init; }

    public required string Id { get; init; }

    public string? ModelId { get; init; }

    public required string Author { get; init; }

    public string? Sha { get; init; }

    public required DateTime LastModified { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required bool Private { get; init; }

    /// <summary>False, <c>auto</c> or <c>manual</c>.</summary>
    public required object Gated { get; init; }

    public required bool Disabled { get; init; }

    public required long Downloads { get; init; }

    public required long Likes { get; init; }

    public required IEnumerable<string> Tags { get; init; }

    [JsonPropertyName("pipeline_tag")]
    public string? PipelineTag { get; init; }

    [JsonPropertyName("library_name")]
    public string? Library { get; init; }

    public double? TrendingScore { get; init; }

    public SafetensorsView? Safetensors { get; init; }

    public JsonNode? CardData { get; init; }

    public IEnumerable<SiblingView>? Siblings { get; init; }

    internal static RepositoryView Of(RepositoryRow row, IEnumerable<string> tags) => new()
    {
        Key = $"{row.Id}",
        Id = row.FullName.Id,
        ModelId = row.Kind == RepositoryKind.Model ? row.FullName.Id : null,
        Author = row.Namespace,
        LastModified = row.Modified.UtcDateTime,
        CreatedAt = row.Created.UtcDateTime,
        Private = row.Visibility == Visibility.Private,
        Gated = row.Gating switch { Gating.Auto => "auto", Gating.Manual => "manual", _ => false },
        Disabled = row.IsDisabled,
        Downloads = row.Downloads,
        Likes = row.Likes,
        Tags = tags,
        PipelineTag = row.PipelineTag,
        Library = row.Library,
    };
}
