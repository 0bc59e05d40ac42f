namespace Linnet.Client.Hub;

/// <summary>A file of a repository.</summary>
/// <param name="Path">Its place, with <c>/</c> between folders.</param>
/// <param name="Size">Length in bytes.</param>
/// <param name="Hash">40 hexadecimal digits (git's name of the content) or 64 (SHA-256, for large files).</param>
public sealed record HubFile(string Path, long Size, string Hash)
{
    private const int LongestPath = 1000;

    /// <summary>Refuses names that would leave the folder or cannot be written, and hashes that are none: a listing comes from a stranger.</summary>
    internal static HubFile Checked(string path, long size, string hash)
    {
        var isSafe = path.Length is > 0 and <= LongestPath && path.Split('/').All(IsSafePart);
        if (!isSafe || size < 0 || hash.Length is not (40 or 64) || !hash.All(char.IsAsciiHexDigitLower))
            throw new HubException($"the hub lists a file '{Shown(path)}' with an unusable name, size or hash; do not use this repository.");
        return new HubFile(path, size, hash);
    }

    private static bool IsSafePart(string part) =>
        part.Length > 0 && part is not ("." or "..") && !part.Any(c => char.IsControl(c) || c is '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|');

    private static string Shown(string path) => new([.. path.Take(100).Select(c => char.IsControl(c) ? '?' : c)]);
}
