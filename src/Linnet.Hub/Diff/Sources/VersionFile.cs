namespace Linnet.Hub.Diff;

/// <summary>A file of a version.</summary>
/// <param name="Path">From the root, parts divided by <c>/</c>.</param>
/// <param name="Size">In bytes.</param>
/// <param name="ContentId">Names the bytes: files with the same id are the same.</param>
internal sealed record VersionFile(string Path, long Size, string ContentId)
{
    /// <summary>The last part of the path.</summary>
    internal string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The path without the name: empty at the root, else with a <c>/</c> at its end.</summary>
    internal string Folder => Path[..(Path.LastIndexOf('/') + 1)];

    /// <summary>Whether the name ends so, whatever the case of its letters.</summary>
    internal bool EndsWith(string ending) => Path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
