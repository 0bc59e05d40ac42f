namespace Linnet.Hub.Repositories;

/// <summary>Which files git sees as they are, and which as pointers.</summary>
internal static class UploadPolicy
{
    /// <summary>Files above this size are pointers, whatever their name.</summary>
    internal const long LargeSize = 10_000_000;

    /// <summary>Files that the hub and git read by themselves.</summary>
    private static readonly HashSet<string> AlwaysPlain = new(StringComparer.Ordinal) { GitAttributes.FileName, ".gitignore", "README.md" };

    /// <summary>Decides by name, size and first bytes.</summary>
    /// <param name="path">From the root.</param>
    /// <param name="size">Of the whole file.</param>
    /// <param name="head">Its first bytes; text never has a zero among them.</param>
    /// <param name="attributes">Of the repository.</param>
    internal static bool IsLarge(string path, long size, ReadOnlySpan<byte> head, GitAttributes attributes) =>
        size > 0 && !AlwaysPlain.Contains(path) && (size > LargeSize || attributes.IsLarge(path) || head.Contains((byte)0));
}
