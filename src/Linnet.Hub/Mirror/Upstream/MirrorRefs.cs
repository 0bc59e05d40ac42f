using System.Text.Json;
using Linnet.Client.Hub;

namespace Linnet.Hub.Mirror.Upstream;

/// <summary>Branches and tags of a repository of another hub.</summary>
/// <param name="Branches">Their names and commits.</param>
/// <param name="Tags">Their names and commits.</param>
internal sealed record MirrorRefs(IReadOnlyList<HubRef> Branches, IReadOnlyList<HubRef> Tags)
{
    /// <summary>Of each, so many are kept.</summary>
    private const int MaxRefs = 10_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    internal static MirrorRefs Of(HubRefs refs) => new([.. refs.Branches.Take(MaxRefs)], [.. refs.Tags.Take(MaxRefs)]);

    internal string Write() => JsonSerializer.Serialize(this, Json);

    internal static MirrorRefs Read(string json) => JsonSerializer.Deserialize<MirrorRefs>(json, Json) ?? new([], []);
}
