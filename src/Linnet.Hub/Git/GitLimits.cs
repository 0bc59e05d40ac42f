namespace Linnet.Hub.Git;

/// <summary>How much one request of a git client may ask for.</summary>
internal sealed record GitLimits
{
    internal static GitLimits Default { get; } = new();

    /// <summary>Lines <c>want</c>. A client that has left blobs out asks for all files of a folder at once.</summary>
    internal int MaxWants { get; init; } = 100_000;

    /// <summary>Lines <c>have</c>; git sends them in rounds of at most some ten thousand.</summary>
    internal int MaxHaves { get; init; } = 65_536;

    /// <summary>Lines <c>shallow</c>.</summary>
    internal int MaxShallow { get; init; } = 65_536;

    /// <summary>Objects of one pack, and commits that are looked at for it: what is kept in memory of each is its name and its kind.</summary>
    internal int MaxObjects { get; init; } = 1_000_000;

    /// <summary>Bytes of a request, after it has been decompressed.</summary>
    internal long MaxRequestBytes { get; init; } = 32 << 20;
}
