using System.Text;

namespace Linnet.Hub.Quality;

/// <summary>Looks for secrets in texts, window by window, so that the memory does not grow with the file.</summary>
internal static class SecretScanner
{
    private const int WindowLength = 1 << 20;

    /// <summary>Scans a part of a file.</summary>
    /// <param name="path">What findings call it.</param>
    /// <param name="stream">The bytes.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal static async Task<IReadOnlyCollection<SecretFinding>> ScanAsync(string path, Stream stream, CancellationToken cancellation)
    {
        var findings = new HashSet<SecretFinding>();
        var window = new byte[WindowLength];
        var (kept, line) = (0, 1L);
        while (true)
        {
            var read = await stream.ReadAtLeastAsync(window.AsMemory(kept), window.Length - kept, throwOnEndOfStream: false, cancellation);
            var isLast = read < window.Length - kept;
            Scan(path, window.AsSpan(0, kept + read), line, findings);
            if (isLast) return findings;

            // Windows overlap, so that a secret on the border is whole in one of them.
            var next = window.Length - SecretPattern.MaxLength;
            line += window.AsSpan(0, next).Count((byte)'\n');
            window.AsSpan(next).CopyTo(window);
            kept = SecretPattern.MaxLength;
        }
    }

    /// <summary>All patterns are ASCII, so that bytes may be taken for letters, whatever the encoding of the rest.</summary>
    private static void Scan(string path, ReadOnlySpan<byte> bytes, long firstLine, HashSet<SecretFinding> findings)
    {
        var text = Encoding.Latin1.GetString(bytes);
        foreach (var pattern in SecretPattern.All)
        {
            if (pattern.Anchor.Length > 0 && !text.Contains(pattern.Anchor, StringComparison.Ordinal)) continue;
            foreach (System.Text.RegularExpressions.Match match in pattern.Expression.Matches(text))
            {
                if (match.Groups["secret"] is { Success: true } secret && !SecretEntropy.LooksRandom(secret.Value)) continue;
                findings.Add(new SecretFinding(path, firstLine + bytes[..match.Index].Count((byte)'\n'), pattern.Name));
            }
        }
    }
}
