namespace Linnet.Client.Hub;

/// <summary>A file with the hub's word on how it is to be sent.</summary>
/// <param name="File">The file.</param>
/// <param name="IsLarge">Whether its bytes go by themselves, before the commit.</param>
/// <param name="Present">What the hub has at its place, named by SHA-256 for a large file and by git's hash for a small one; null where it has nothing or does not say.</param>
internal sealed record PlannedFile(LocalFile File, bool IsLarge, string? Present)
{
    /// <summary>The SHA-256 of a large file, git's hash of a small one; empty before it is known.</summary>
    internal string Hash { get; init; } = string.Empty;

    /// <summary>Whether the hub has just these bytes at this place.</summary>
    internal bool IsUnchanged => Hash == Present;
}
