using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Linnet.Text.Tokenization;

/// <summary>
/// Remembers the tokens of words met before: a fixed number of places, two for each hash, the newer word wins. Words of up to 15 bytes
/// stand in their place as two numbers, so that a hit is one cache line, two comparisons and one copy. Belongs to one thread at a time.
/// </summary>
internal sealed class WordCache
{
    /// <summary>Longer words are not kept: they are rare, and seldom come again.</summary>
    internal const int LongestWord = 15;

    private const int Places = 1 << 15;
    private const int InlineIds = 3;
    private const int MostTokens = byte.MaxValue;

    /// <summary>When the ids of words with many tokens fill this much, the cache begins anew.</summary>
    private const int MostLongIds = 1 << 16;

    private readonly Entry[] _entries = new Entry[Places];
    private readonly Row<int> _longIds = new();
    private readonly Row<byte> _longSpans = new();

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

    /// <summary>First byte in the word of a token whose range is kept as <paramref name="span"/>.</summary>
    internal static int StartOf(byte span) => span & 15;

    /// <summary>One past the last byte.</summary>
    internal static int EndOf(byte span) => span >> 4;

    /// <summary>Adds the ids of a word where they are known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryAppend(Key key, Row<int> ids)
    {
        ref var entry = ref Find(key);
        if (Unsafe.IsNullRef(ref entry)) return false;
        AppendIds(ref entry, ids);
        return true;
    }

    /// <summary>The same, and gives the ranges of the tokens, good until the next word is stored.</summary>
    internal bool TryAppend(Key key, Row<int> ids, out ReadOnlySpan<byte> spans)
    {
        spans = default;
        ref var entry = ref Find(key);
        if (Unsafe.IsNullRef(ref entry)) return false;
        AppendIds(ref entry, ids);
        spans = entry.Count > InlineIds
            ? _longSpans.AsSpan().Slice(entry.First, entry.Count)
            : MemoryMarshal.CreateReadOnlySpan(ref entry.FirstSpan, entry.Count);
        return true;
    }

    /// <summary>Keeps a word; the ranges of its tokens count bytes of the word as the key has it.</summary>
    internal void Store(Key key, ReadOnlySpan<WordToken> tokens)
    {
        if (tokens.Length > MostTokens) return;
        var entry = new Entry { Low = key.Low, High = key.High, Count = (byte)tokens.Length };
        if (tokens.Length > InlineIds)
        {
            if (_longIds.Count + tokens.Length > MostLongIds)
            {
                Array.Clear(_entries);
                _longIds.Clear();
                _longSpans.Clear();
            }

            entry.First = _longIds.Count;
            foreach (var token in tokens)
            {
                _longIds.Add(token.Id);
                _longSpans.Add(Pack(token));
            }
        }
        else
        {
            if (tokens.Length > 0) (entry.First, entry.FirstSpan) = (tokens[0].Id, Pack(tokens[0]));
            if (tokens.Length > 1) (entry.Second, entry.SecondSpan) = (tokens[1].Id, Pack(tokens[1]));
            if (tokens.Length > 2) (entry.Third, entry.ThirdSpan) = (tokens[2].Id, Pack(tokens[2]));
        }

        var place = WordHash.Of(key.Low, key.High) & (Places - 1);
        if (_entries[place].High != 0) _entries[place ^ 1] = _entries[place];
        _entries[place] = entry;
    }

    /// <summary>Words are at most 15 bytes long, so that both ends of a range fit into one byte.</summary>
    private static byte Pack(WordToken token) => (byte)(token.Start | token.End << 4);

    /// <summary>The entry of a word, or a null reference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Entry Find(Key key)
    {
        var place = WordHash.Of(key.Low, key.High) & (Places - 1);
        ref var entry = ref _entries[place];
        if (entry.Low == key.Low && entry.High == key.High) return ref entry;
        entry = ref _entries[place ^ 1];
        if (entry.Low == key.Low && entry.High == key.High) return ref entry;
        return ref Unsafe.NullRef<Entry>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AppendIds(ref Entry entry, Row<int> ids)
    {
        if (entry.Count > InlineIds) ids.Add(_longIds.AsSpan().Slice(entry.First, entry.Count));
        else ids.AddUpToThree(entry.First, entry.Second, entry.Third, entry.Count);
    }

    /// <summary>A word of up to 15 bytes; the top byte is its length, so that no word reads as an empty place.</summary>
    internal readonly record struct Key(ulong Low, ulong High);

    [StructLayout(LayoutKind.Sequential)]
    private struct Entry
    {
        internal ulong Low;
        internal ulong High;
        internal int First;
        internal int Second;
        internal int Third;
        internal byte Count;
        internal byte FirstSpan;
        internal byte SecondSpan;
        internal byte ThirdSpan;
    }
}
