using System.Text.Json;

namespace Linnet.Hub.Mirror.Upstream;

/// <summary>What led to a commit on another hub, the newest first.</summary>
/// <param name="Commits">The commits.</param>
/// <param name="IsWhole">Whether the first commit of all is among them.</param>
internal sealed record MirrorHistory(IReadOnlyList<MirrorCommit> Commits, bool IsWhole)
{
    /// <summary>Commits of one history that are kept.</summary>
    internal const int MaxCommits = 1000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    internal string Write() => JsonSerializer.Serialize(Commits, Json);

    internal static MirrorHistory Read(string json, bool isWhole) => new(JsonSerializer.Deserialize<List<MirrorCommit>>(json, Json) ?? [], isWhole);
}

/// <summary>A commit on another hub.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">One line.</param>
/// <param name="Message">What follows the title.</param>
/// <param name="Date">When; null where the hub does not say.</param>
/// <param name="Author">By whom; null where the hub does not say.</param>
internal sealed record MirrorCommit(string Id, string Title, string Message, DateTimeOffset? Date, string? Author);
