using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Linnet.Text.Tokenization;

/// <summary>
/// Remembers the ids of words met before: a fixed number of places, two for each hash, the newer word wins. Words of up to 15 bytes
/// stand in their place as two numbers, so that a hit is one cache line, two comparisons and one copy. Belongs to one thread at a time.
/// </summary>
internal sealed class WordCache
{
    /// <summary>Longer words are not kept: they are rare, and seldom come again.</summary>
    internal const int LongestWord = 15;

    private const int Places = 1 << 15;
    private const int InlineIds = 3;

    /// <summary>When the ids of words with many tokens fill this much, the cache begins anew.</summary>
    private const int MostLongIds = 1 << 16;

    private readonly Entry[] _entries = new Entry[Places];
    private readonly Row<int> _longIds = new();

    /// <summary>Reads a word as a key; 16 bytes from its start must be readable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Key KeyOf(ReadOnlySpan<byte> word)
    {
        ref var start = ref MemoryMarshal.GetReference(word);
        var low = Unsafe.ReadUnaligned<ulong>(ref start);
        var high = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, 8));
        var length = word.Length;
        if (length < 8)
        {
            low &= (1UL << length * 8) - 1;
            high = 0;
        }
        else
        {
            high &= (1UL << (length - 8) * 8) - 1;
        }

        return new Key(low, high | (ulong)length << 56);
    }

    /// <summary>Adds the ids of a word where they are known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryAppend(Key key, Row<int> ids)
    {
        var place = WordHash.Of(key.Low, key.High) & (Places - 1);
        ref var entry = ref _entries[place];
        if (entry.Low != key.Low || entry.High != key.High)
        {
            entry = ref _entries[place ^ 1];
            if (entry.Low != key.Low || entry.High != key.High) return false;
        }

        if (entry.Count > InlineIds)
        {
            ids.Add(_longIds.AsSpan().Slice(entry.First, entry.Count));
            return true;
        }

        ids.AddUpToThree(entry.First, entry.Second, entry.Third, entry.Count);
        return true;
    }

    internal void Store(Key key, ReadOnlySpan<int> ids)
    {
        var entry = new Entry { Low = key.Low, High = key.High, Count = ids.Length };
        if (ids.Length > InlineIds)
        {
            if (_longIds.Count + ids.Length > MostLongIds)
            {
                Array.Clear(_entries);
                _longIds.Clear();
            }

            entry.First = _longIds.Count;
            _longIds.Add(ids);
        }
        else
        {
            if (ids.Length > 0) entry.First = ids[0];
            if (ids.Length > 1) entry.Second = ids[1];
            if (ids.Length > 2) entry.Third = ids[2];
        }

        var place = WordHash.Of(key.Low, key.High) & (Places - 1);
        if (_entries[place].High != 0) _entries[place ^ 1] = _entries[place];
        _entries[place] = entry;
    }

    /// <summary>A word of up to 15 bytes; the top byte is its length, so that no word reads as an empty place.</summary>
    internal readonly record struct Key(ulong Low, ulong High);

    private struct Entry
    {
        internal ulong Low;
        internal ulong High;
        internal int First;
        internal int Second;
        internal int Third;
        internal int Count;
    }
}
