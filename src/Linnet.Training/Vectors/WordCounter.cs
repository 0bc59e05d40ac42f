using System.Runtime.InteropServices;

namespace Linnet.Training.Vectors;

/// <summary>Numbers words in order of first appearance and counts them; a word that is known costs no allocation.</summary>
internal sealed class WordCounter
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<long> _counts = [];

    internal WordCounter() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    internal List<string> Words { get; } = [];

    internal IReadOnlyList<long> Counts => _counts;

    internal int Count(ReadOnlySpan<char> word)
    {
        if (!_lookup.TryGetValue(word, out var number))
        {
            number = Words.Count;
            var text = word.ToString();
            _numbers.Add(text, number);
            Words.Add(text);
            _counts.Add(0);
        }

        CollectionsMarshal.AsSpan(_counts)[number]++;
        return number;
    }
}
