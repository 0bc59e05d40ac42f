namespace Linnet.Text.Tokenization.Training;

/// <summary>How often each word was seen, in the order of first sight.</summary>
internal sealed class WordCounter
{
    private readonly Dictionary<byte[], int> _index = new(Utf8Comparer.Instance);
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly List<byte[]> _words = [];
    private readonly List<long> _counts = [];

    internal WordCounter() => _lookup = _index.GetAlternateLookup<ReadOnlySpan<byte>>();

    internal int Count => _words.Count;

    internal (byte[] Word, long Count) this[int index] => (_words[index], _counts[index]);

    internal void Add(ReadOnlySpan<byte> word)
    {
        if (_lookup.TryGetValue(word, out var index)) _counts[index]++;
        else Append(word.ToArray(), 1);
    }

    /// <summary>Adds what another counter saw after this one.</summary>
    internal void Add(WordCounter later)
    {
        for (var i = 0; i < later.Count; i++)
        {
            var (word, count) = later[i];
            if (_index.TryGetValue(word, out var index)) _counts[index] += count;
            else Append(word, count);
        }
    }

    internal void Clear()
    {
        _index.Clear();
        _words.Clear();
        _counts.Clear();
    }

    private void Append(byte[] word, long count)
    {
        _index.Add(word, _words.Count);
        _words.Add(word);
        _counts.Add(count);
    }
}
