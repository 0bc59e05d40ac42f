using System.Globalization;
using System.Text;
using Linnet.Hub.Content;

namespace Linnet.Hub.Objects;

/// <summary>The small file that stands for a large one in git (git-lfs, docs/spec.md).</summary>
/// <param name="Content">The content it stands for.</param>
/// <param name="Size">Of that content.</param>
internal sealed record LfsPointer(ContentId Content, long Size)
{
    private const string FirstLine = "version https://git-lfs.github.com/spec/v1\n";
    private const string HashPrefix = "oid sha256:";
    private const string SizePrefix = "size ";
    private const int MaxLength = 200;

    /// <summary>Recognises a pointer of the form that git-lfs writes.</summary>
    internal static LfsPointer? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxLength) return null;
        var text = Encoding.UTF8.GetString(bytes);
        if (!text.StartsWith(FirstLine, StringComparison.Ordinal)) return null;
        var lines = text[FirstLine.Length..].TrimEnd('\n').Split('\n');
        return lines.Length == 2
            && lines[0].StartsWith(HashPrefix, StringComparison.Ordinal)
            && lines[1].StartsWith(SizePrefix, StringComparison.Ordinal)
            && ContentId.TryParse(lines[0][HashPrefix.Length..], out var id)
            && long.TryParse(lines[1].AsSpan(SizePrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? new LfsPointer(id, size)
            : null;
    }

    internal byte[] ToBytes() =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{FirstLine}{HashPrefix}{Content}\n{SizePrefix}{Size}\n"));
}
