using System.Text;

namespace Linnet.Text.Segmentation;

/// <summary>
/// Cuts text into words, in scripts with spaces and without. Where there are spaces, a word is a stretch of letters, marks and digits
/// of any script. Chinese and Japanese stretches are cut into words of a dictionary by the most probable path; without a
/// dictionary into characters or pairs of characters. Immutable and safe for concurrent use; time is linear in the length.
/// </summary>
/// <remarks>
/// A dictionary can not be shipped, but is easily had: <see cref="WordDictionary.Learn"/> finds the words of one's own texts.
/// Scripts of South-East Asia that write no spaces, such as Thai, are cut at spaces and punctuation only.
/// </remarks>
/// <example>
/// <code>
/// var segmenter = new WordSegmenter(new WordSegmenterOptions { Dictionary = WordDictionary.Learn(texts) });
/// segmenter.Words("我的order呢？"); // "我", "的", "order", "呢"
/// </code>
/// </example>
public sealed class WordSegmenter
{
    private readonly WordSegmenterOptions _options;
    private readonly DictionaryPath? _path;

    /// <summary>Creates a segmenter.</summary>
    /// <param name="options">Settings; null for the defaults.</param>
    public WordSegmenter(WordSegmenterOptions? options = null)
    {
        _options = options ?? new WordSegmenterOptions();
        _path = _options.Dictionary is { } dictionary ? new DictionaryPath(dictionary) : null;
    }

    /// <summary>The words of a text.</summary>
    public IReadOnlyList<string> Words(string text) => Segment(text).ConvertAll(segment => segment.Word);

    /// <summary>The words of a text and their places, from left to right.</summary>
    public List<WordSegment> Segment(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var segments = new List<WordSegment>();
        for (var at = 0; at < text.Length;)
        {
            var end = Scripts.EndOfUnspacedRun(text, at);
            if (end > at) AddUnspaced(text, at, end, segments);
            else if ((end = SpacedWord.End(text, at, _options)) > at) segments.Add(new WordSegment(text[at..end], at, end));
            else end = SkipOther(text, at, segments);
            at = end;
        }

        return segments;
    }

    private void AddUnspaced(string text, int start, int end, List<WordSegment> segments)
    {
        if (_path is not null)
        {
            foreach (var (from, to) in _path.Cut(text.AsSpan(start, end - start)))
                segments.Add(new WordSegment(text[(start + from)..(start + to)], start + from, start + to));
            return;
        }

        var pairs = _options.Fallback == UnspacedFallback.Bigrams;
        for (var at = start; at < end;)
        {
            var next = at + Length(text, at);
            var to = pairs && next < end ? next + Length(text, next) : next;
            segments.Add(new WordSegment(text[at..to], at, to));
            at = pairs && to == end ? end : next;
        }
    }

    private int SkipOther(string text, int at, List<WordSegment> segments)
    {
        Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
        var isMark = Rune.IsPunctuation(rune) || Rune.IsSymbol(rune);
        if (_options.KeepPunctuation && isMark) segments.Add(new WordSegment(text.Substring(at, length), at, at + length));
        return at + length;
    }

    private static int Length(string text, int at) => char.IsHighSurrogate(text[at]) ? 2 : 1;
}
