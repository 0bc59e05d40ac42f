using Linnet.Text.Tokenization;

namespace Linnet.Models.Generation;

/// <summary>
/// Turns tokens into text as they come. A piece is given out once it cannot change any more: never half a character, and nothing that may
/// turn out to be the beginning of a stop string.
/// </summary>
internal sealed class TextStream
{
    /// <summary>How many tokens of the prompt are decoded along, so that the text joins on to it as it should.</summary>
    private const int Context = 16;

    /// <summary>Most tokens that one character can take: bytes of a character, with room to spare.</summary>
    private const int LongestCharacter = 16;

    private const char Replacement = '\uFFFD';

    private readonly Tokenizer _tokenizer;
    private readonly IReadOnlyList<string> _stopStrings;
    private readonly List<int> _window;
    private string _held = string.Empty;
    private int _known;
    private string _knownText;

    internal TextStream(Tokenizer tokenizer, IReadOnlyList<int> prompt, IReadOnlyList<string> stopStrings)
    {
        (_tokenizer, _stopStrings) = (tokenizer, stopStrings);
        _window = [.. prompt.Skip(Math.Max(0, prompt.Count - Context))];
        _known = _window.Count;
        _knownText = tokenizer.Decode(_window);
    }

    /// <summary>Whether a stop string has come up: no text follows.</summary>
    internal bool IsStopped { get; private set; }

    /// <summary>Takes a token and gives out the text that is certain now, perhaps none.</summary>
    internal string Add(int id)
    {
        if (IsStopped) return string.Empty;
        _window.Add(id);
        return Release(Decode(isLast: false), isLast: false);
    }

    /// <summary>Gives out what was held back.</summary>
    internal string Finish() => IsStopped ? string.Empty : Release(Decode(isLast: true), isLast: true);

    /// <summary>The new text of the window's new tokens, or none as long as its last character may be incomplete.</summary>
    private string Decode(bool isLast)
    {
        var text = _tokenizer.Decode(_window);
        var isWaiting = text.EndsWith(Replacement) && _window.Count - _known < LongestCharacter;
        if ((isWaiting && !isLast) || text.Length < _knownText.Length) return string.Empty;
        var piece = text[_knownText.Length..];
        if (piece.Length == 0) return piece;

        // What is known becomes the context of what follows, so that the window stays short.
        _window.RemoveRange(0, _known);
        _known = _window.Count;
        _knownText = _tokenizer.Decode(_window);
        return piece;
    }

    private string Release(string piece, bool isLast)
    {
        var text = _held + piece;
        var end = _stopStrings.Select(stop => text.IndexOf(stop, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
        IsStopped = end >= 0;
        if (!IsStopped) end = isLast ? text.Length : text.Length - _stopStrings.Select(stop => Beginning(text, stop)).DefaultIfEmpty(0).Max();
        _held = IsStopped ? string.Empty : text[end..];
        return text[..end];
    }

    /// <summary>Length of the longest end of a text with which a stop string begins.</summary>
    private static int Beginning(string text, string stop)
    {
        for (var length = Math.Min(text.Length, stop.Length - 1); length > 0; length--)
        {
            if (text.AsSpan(text.Length - length).SequenceEqual(stop.AsSpan(0, length))) return length;
        }

        return 0;
    }
}
