namespace Linnet.Client.Hub;

/// <summary>A file of a repository.</summary>
/// <param name="Path">Its place, with <c>/</c> between folders.</param>
/// <param name="Size">Length in bytes.</param>
/// <param name="Hash">40 hexadecimal digits (git's name of the content) or 64 (SHA-256, for large files).</param>
public sealed record HubFile(string Path, long Size, string Hash)
{
    private const int LongestPath = 1000;
    private const int Sha256Length = 64;

    /// <summary>The SHA-256 of the content as 64 hexadecimal digits; null where the hub tells only git's name.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Refuses names that would leave the folder or cannot be written, and hashes that are none: a listing comes from a stranger.</summary>
    internal static HubFile Checked(string path, long size, string hash, string? sha256)
    {
        var isSafe = path.Length is > 0 and <= LongestPath && path.Split('/').All(IsSafePart);
        var isHash = hash.Length is 40 or Sha256Length && hash.All(char.IsAsciiHexDigitLower) && (sha256 is null || (sha256.Length == Sha256Length && sha256.All(char.IsAsciiHexDigitLower)));
        if (!isSafe || size < 0 || !isHash)
            throw new HubException($"the hub lists a file '{Shown(path)}' with an unusable name, size or hash; do not use this repository.");
        return new HubFile(path, size, hash) { Sha256 = hash.Length == Sha256Length ? hash : sha256 };
    }

    private static bool IsSafePart(string part) =>
        part.Length > 0 && part is not ("." or "..") && !part.Any(c => char.IsControl(c) || c is '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|');

    private static string Shown(string path) => new([.. path.Take(100).Select(c => char.IsControl(c) ? '?' : c)]);
}
