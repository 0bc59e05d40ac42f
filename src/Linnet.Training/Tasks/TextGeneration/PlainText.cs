using System.Text;
using Linnet.Text.Tokenization;

namespace Linnet.Training.Tasks.TextGeneration;

/// <summary>A file of running text, and its tokens.</summary>
internal static class PlainText
{
    /// <summary>Characters that are encoded at a time.</summary>
    private const int PieceLength = 1 << 16;

    private const long LargestFile = 1L << 30;

    internal static string Read(string path)
    {
        try
        {
            var info = new FileInfo(path);
            if (!info.Exists) throw new DataFormatException(path, null, "there is no such file; name a file of running text.");
            if (info.Length > LargestFile) throw new DataFormatException(path, null, $"is {info.Length} bytes long; at most {LargestFile} can be learnt from at a time.");
            var text = File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
            return text.Length > 0 ? text : throw new DataFormatException(path, null, "is empty; expected running text.");
        }
        catch (DecoderFallbackException error)
        {
            throw new DataFormatException(path, null, "is not valid UTF-8; convert it first.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataFormatException(path, null, $"cannot be read: {error.Message}", error);
        }
    }

    /// <summary>The pieces of a text, cut after line ends where there are any.</summary>
    internal static IEnumerable<string> Pieces(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = Math.Min(text.Length, start + PieceLength);
            if (end < text.Length)
            {
                var line = text.LastIndexOf('\n', end - 1, end - start);
                if (line > start) end = line + 1;
                else if (char.IsHighSurrogate(text[end - 1])) end--;
            }

            yield return text[start..end];
            start = end;
        }
    }

    internal static int[] Encode(Tokenizer tokenizer, string text) => [.. Pieces(text).SelectMany(piece => tokenizer.EncodeIds(piece, addSpecialTokens: false))];

    /// <summary>The text before and after a share of it, cut after a line end where there is one near.</summary>
    /// <param name="text">The whole.</param>
    /// <param name="fraction">Share of the last part.</param>
    internal static (string First, string Last) Split(string text, double fraction)
    {
        var cut = text.Length - (int)(text.Length * fraction);
        var line = cut < text.Length ? text.IndexOf('\n', cut) : -1;
        if (line >= 0 && line - cut < 1000) cut = line + 1;
        else if (cut > 0 && cut < text.Length && char.IsLowSurrogate(text[cut])) cut++;
        return (text[..cut], text[cut..]);
    }
}
