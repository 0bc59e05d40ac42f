using System.Collections;
using System.Globalization;
using Linnet.IO;

namespace Linnet.Text.Segmentation;

/// <summary>
/// Words of a script without spaces and how often each is used. No dictionary is shipped: one is learnt from one's own texts by
/// <see cref="Learn"/>, or loaded from a file of lines <c>word frequency</c>. Immutable and safe for concurrent use.
/// </summary>
public sealed class WordDictionary : IReadOnlyCollection<KeyValuePair<string, long>>
{
    /// <summary>The longest word that a dictionary may hold, in UTF-16 units; bounds the time to segment a text.</summary>
    public const int LongestWord = 32;

    private readonly Dictionary<string, long> _frequencies;
    private readonly Dictionary<string, long>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <summary>Creates a dictionary.</summary>
    /// <param name="frequencies">Words of 1 to <see cref="LongestWord"/> characters and their frequencies, at least 1; those of a word that appears twice are added.</param>
    /// <exception cref="ConfigurationException">A word is empty or too long, or a frequency is below 1.</exception>
    public WordDictionary(IEnumerable<KeyValuePair<string, long>> frequencies)
    {
        _frequencies = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (word, frequency) in frequencies)
        {
            if (Problem(word, frequency) is { } problem) throw new ConfigurationException($"word dictionary: {problem}");
            _frequencies[word] = _frequencies.GetValueOrDefault(word) + frequency;
            Longest = Math.Max(Longest, word.Length);
            Total += frequency;
        }

        _lookup = _frequencies.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Number of words.</summary>
    public int Count => _frequencies.Count;

    /// <summary>The sum of all frequencies.</summary>
    public long Total { get; }

    /// <summary>The length of the longest word, in UTF-16 units.</summary>
    internal int Longest { get; }

    /// <summary>
    /// Learns words from texts without any labels: substrings whose characters stick together (pointwise mutual information)
    /// and whose neighbours vary on both sides (boundary entropy). A few megabytes of text give a useful dictionary.
    /// </summary>
    /// <param name="texts">Texts of one's own; only stretches of Han, Hiragana and Katakana are looked at.</param>
    /// <param name="options">How strict to be; null for the defaults.</param>
    /// <exception cref="ConfigurationException">An option is out of its range.</exception>
    public static WordDictionary Learn(IEnumerable<string> texts, WordDiscoveryOptions? options = null) =>
        WordDiscovery.Learn(texts, options ?? new WordDiscoveryOptions());

    /// <summary>Reads lines <c>word frequency</c>; what follows the second field, such as a part of speech, is not looked at.</summary>
    /// <param name="path">A UTF-8 file; empty lines are skipped.</param>
    /// <exception cref="DataFormatException">The file is missing, or a line is not as expected: names the line.</exception>
    public static WordDictionary Load(string path)
    {
        if (!File.Exists(path)) throw new DataFormatException(path, null, "no such file; expected lines \"word frequency\"");
        return new WordDictionary(File.ReadLines(path).Select((line, index) => (line, index))
            .Where(item => !string.IsNullOrWhiteSpace(item.line)).Select(item => Parse(path, item.line, item.index + 1)));
    }

    /// <summary>Writes what <see cref="Load"/> reads, most frequent words first; whole or not at all.</summary>
    public void Save(string path) => AtomicFile.Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        foreach (var (word, frequency) in this.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal))
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{word} {frequency}"));
    });

    /// <summary>How often a word is used, 0 where it is not in the dictionary.</summary>
    public long Frequency(ReadOnlySpan<char> word) => _lookup.TryGetValue(word, out var frequency) ? frequency : 0;

    /// <summary>This dictionary and more words; a word in both has the sum of the frequencies.</summary>
    public WordDictionary With(params IEnumerable<KeyValuePair<string, long>> more) => new(_frequencies.Concat(more));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, long>> GetEnumerator() => _frequencies.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static KeyValuePair<string, long> Parse(string path, string line, int number)
    {
        var fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var isNumber = long.TryParse(fields.ElementAtOrDefault(1), NumberStyles.None, CultureInfo.InvariantCulture, out var frequency);
        if (!isNumber) throw new DataFormatException(path, number, "expected a word, a space and a whole number");
        if (Problem(fields[0], frequency) is { } problem) throw new DataFormatException(path, number, problem);
        return KeyValuePair.Create(fields[0], frequency);
    }

    private static string? Problem(string word, long frequency)
    {
        if (word.Length is 0 or > LongestWord) return $"the word \"{word}\" has {word.Length} characters; words have 1 to {LongestWord}";
        return frequency < 1 ? $"the word \"{word}\" has the frequency {frequency}; give 1 or more" : null;
    }
}
