using System.Buffers;

namespace Linnet.Text.Tokenization;

/// <summary>Finds added tokens in a text: leftmost first, the longest where several begin at one place.</summary>
internal sealed class AddedTokenMatcher
{
    private readonly List<AddedEntry>?[] _byFirstByte = new List<AddedEntry>?[256];
    private readonly SearchValues<byte> _firstBytes;

    /// <summary>Creates a matcher; empty contents are never found.</summary>
    internal AddedTokenMatcher(IEnumerable<AddedEntry> tokens)
    {
        foreach (var entry in tokens)
        {
            var content = entry.Content;
            if (content.Length == 0) continue;
            var sharing = _byFirstByte[content[0]] ??= [];
            var at = sharing.FindIndex(other => other.Content.Length < content.Length);
            sharing.Insert(at < 0 ? sharing.Count : at, entry);
        }

        var first = new List<byte>();
        for (var value = 0; value < 256; value++)
            if (_byFirstByte[value] is not null) first.Add((byte)value);
        FirstBytes = [.. first];
        _firstBytes = SearchValues.Create(FirstBytes);
    }

    /// <summary>Without one of these bytes a text holds no token.</summary>
    internal byte[] FirstBytes { get; }

    internal bool IsEmpty => FirstBytes.Length == 0;

    /// <summary>Adds the tokens found, each with the stretch that it takes, white space included.</summary>
    internal void Find(ReadOnlySpan<byte> text, Row<AddedMatch> found)
    {
        var last = 0;
        var from = 0;
        while (from < text.Length)
        {
            var next = text[from..].IndexOfAny(_firstBytes);
            if (next < 0) return;
            from += next;
            var entry = LongestAt(text[from..]);
            if (entry is null)
            {
                from++;
                continue;
            }

            var start = from;
            var end = from + entry.Content.Length;
            from = end;
            if (entry.Token.SingleWord && (EndsWithWord(text[..start]) || StartsWithWord(text[end..]))) continue;
            if (entry.Token.LeftStrip) start = Math.Max(StartOfSpaceBefore(text[..start]), last);
            if (entry.Token.RightStrip) end += SpaceLength(text[end..]);
            found.Add(new AddedMatch(new Span(start, end), entry.Id));
            last = end;
        }
    }

    private static bool StartsWithWord(ReadOnlySpan<byte> text) => !text.IsEmpty && CodePoints.IsWord(Utf8Text.Decode(text, out _));

    private static bool EndsWithWord(ReadOnlySpan<byte> text) =>
        !text.IsEmpty && CodePoints.IsWord(Utf8Text.Decode(text[StartOfLast(text)..], out _));

    private static int SpaceLength(ReadOnlySpan<byte> text)
    {
        var length = 0;
        while (length < text.Length && CodePoints.IsWhiteSpace(Utf8Text.Decode(text[length..], out var bytes))) length += bytes;
        return length;
    }

    private static int StartOfSpaceBefore(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            var last = StartOfLast(text);
            if (!CodePoints.IsWhiteSpace(Utf8Text.Decode(text[last..], out _))) break;
            text = text[..last];
        }

        return text.Length;
    }

    private static int StartOfLast(ReadOnlySpan<byte> text)
    {
        var last = text.Length - 1;
        while (last > 0 && Utf8Text.IsContinuation(text[last])) last--;
        return last;
    }

    private AddedEntry? LongestAt(ReadOnlySpan<byte> text)
    {
        foreach (var entry in _byFirstByte[text[0]]!)
            if (text.StartsWith(entry.Content)) return entry;
        return null;
    }
}
