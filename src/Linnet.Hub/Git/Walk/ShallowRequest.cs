using Linnet.Hub.Objects;

namespace Linnet.Hub.Git.Walk;

/// <summary>How much of the history a client wants.</summary>
internal sealed class ShallowRequest
{
    /// <summary>How git writes a depth without an end, in <c>git fetch --unshallow</c>.</summary>
    internal const int Infinite = int.MaxValue;

    /// <summary>Commits whose parents the client does not have.</summary>
    internal List<ObjectId> Present { get; } = [];

    /// <summary>How many commits deep; null where the client does not say.</summary>
    internal int? Depth { get; set; }

    /// <summary>The depth counts from <see cref="Present"/>, not from what is wanted.</summary>
    internal bool IsRelative { get; set; }

    /// <summary>Nothing older than this, in seconds since 1970.</summary>
    internal long? Since { get; set; }

    /// <summary>Nothing that these refs have.</summary>
    internal List<string> Not { get; } = [];

    /// <summary>Whether the client wants another part of the history than it has.</summary>
    internal bool Deepens => Depth is not null || Since is not null || Not.Count > 0;
}
