using System.Text;

namespace Linnet.Hub.Diff;

/// <summary>A text as lines, each with the line feed that ends it; a carriage return belongs to its line.</summary>
internal static class TextLines
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    internal static IReadOnlyList<string> Split(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    /// <summary>The text of a file, or null where it is none: it has a zero byte, or is not UTF-8.</summary>
    internal static string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0)) return null;
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
