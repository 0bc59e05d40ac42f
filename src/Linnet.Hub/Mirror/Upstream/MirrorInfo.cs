using System.Text.Json;
using Linnet.Client.Hub;

namespace Linnet.Hub.Mirror.Upstream;

/// <summary>What is kept of a description.</summary>
internal sealed record MirrorInfo(
    string Id, DateTimeOffset? Modified, DateTimeOffset? Created, bool IsPrivate, string? Gating, long Downloads, long Likes, string? Task, string? Library, IReadOnlyList<string> Tags)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private const int MaxTags = 500;

    internal static MirrorInfo Of(HubRepositoryInfo info) => new(
        info.Repository.Id, info.Modified, info.Created, info.IsPrivate, info.Gating, info.Downloads, info.Likes, info.Task, info.Library, [.. info.Tags.Take(MaxTags)]);

    internal static MirrorInfo Read(string json) => JsonSerializer.Deserialize<MirrorInfo>(json, Json) ?? throw new InvalidDataException("The description of a mirrored repository is empty.");
}
