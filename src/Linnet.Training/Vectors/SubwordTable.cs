using System.Text;
using Linnet.Training.Sparse;

namespace Linnet.Training.Vectors;

/// <summary>
/// The rows of the input table that make up each word: its own, and those of the character n-grams in it, with &lt; and &gt; as its ends
/// (Bojanowski et al. 2017, "Enriching Word Vectors with Subword Information"). Only buckets that occur have a row.
/// </summary>
internal sealed class SubwordTable
{
    private readonly int[] _starts;
    private readonly int[] _rows;

    internal SubwordTable(string[] words, int shortest, int longest, int buckets)
    {
        _starts = new int[words.Length + 1];
        var rows = new List<int>();
        var numbers = new KeyCounter();
        for (var word = 0; word < words.Length; word++)
        {
            rows.Add(word);
            if (longest > 0) Add(words[word], shortest, longest, (uint)buckets, numbers, rows, words.Length);
            _starts[word + 1] = rows.Count;
            MostRows = Math.Max(MostRows, rows.Count - _starts[word]);
        }

        _rows = [.. rows];
        RowCount = words.Length + numbers.Keys.Count;
    }

    /// <summary>Rows of the input table.</summary>
    internal int RowCount { get; }

    /// <summary>Most rows that a word has.</summary>
    internal int MostRows { get; }

    /// <summary>The rows of a word, its own first.</summary>
    internal ReadOnlySpan<int> Rows(int word) => _rows.AsSpan(_starts[word], _starts[word + 1] - _starts[word]);

    private static void Add(string word, int shortest, int longest, uint buckets, KeyCounter numbers, List<int> rows, int firstRow)
    {
        var bytes = Encoding.UTF8.GetBytes($"<{word}>");
        for (var start = 0; start < bytes.Length; start++)
        {
            if (IsInside(bytes[start])) continue;
            var hash = 2166136261u;
            var length = 0;
            for (var end = start; end < bytes.Length && length < longest;)
            {
                // One character: its first byte and those that go on from it. FNV-1a with signed bytes, as fastText has it.
                do hash = unchecked((hash ^ (uint)(sbyte)bytes[end++]) * 16777619);
                while (end < bytes.Length && IsInside(bytes[end]));
                length++;
                var isMark = length == 1 && (start == 0 || end == bytes.Length);
                if (length >= shortest && !isMark) rows.Add(firstRow + numbers.Count(hash % buckets));
            }
        }
    }

    private static bool IsInside(byte value) => (value & 0xC0) == 0x80;
}
