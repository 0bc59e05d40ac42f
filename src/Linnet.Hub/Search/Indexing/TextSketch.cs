using System.Buffers.Binary;
using System.Text;

namespace Linnet.Hub.Search.Indexing;

/// <summary>
/// A few numbers that tell how much two sets of words have in common without keeping the words: the smallest hashes of each (A. Broder, "On the resemblance and
/// containment of documents", 1997).
/// </summary>
internal static class TextSketch
{
    /// <summary>Hashes of one sketch.</summary>
    internal const int Length = 24;

    /// <summary>The sketch of a set of words.</summary>
    internal static uint[] Of(IEnumerable<string> words)
    {
        var hashes = words.Select(Hash).Distinct().ToArray();
        Array.Sort(hashes);
        return hashes.Length <= Length ? hashes : hashes[..Length];
    }

    /// <summary>The share of words that both have among those that either has, between 0 and 1.</summary>
    internal static double Resemblance(ReadOnlySpan<uint> left, ReadOnlySpan<uint> right)
    {
        var (i, j, seen, shared) = (0, 0, 0, 0);

        // The smallest hashes of the union are a sample of it.
        while (seen < Length && (i < left.Length || j < right.Length))
        {
            seen++;
            if (j == right.Length || (i < left.Length && left[i] < right[j])) i++;
            else if (i == left.Length || left[i] > right[j]) j++;
            else (shared, i, j) = (shared + 1, i + 1, j + 1);
        }

        return seen == 0 ? 0 : (double)shared / seen;
    }

    /// <summary>As bytes for the database.</summary>
    internal static byte[] Write(uint[] sketch)
    {
        var bytes = new byte[sketch.Length * sizeof(uint)];
        for (var i = 0; i < sketch.Length; i++) BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)), sketch[i]);
        return bytes;
    }

    /// <summary>Reads what was written.</summary>
    internal static uint[] Read(byte[]? bytes)
    {
        if (bytes is null) return [];
        var sketch = new uint[bytes.Length / sizeof(uint)];
        for (var i = 0; i < sketch.Length; i++) sketch[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)));
        return sketch;
    }

    private static uint Hash(string word)
    {
        // FNV-1a, mixed once more: of short words its upper bits alone are too regular to choose by.
        var hash = 2166136261u;
        foreach (var unit in Encoding.UTF8.GetBytes(word)) hash = (hash ^ unit) * 16777619u;
        hash ^= hash >> 16;
        hash *= 0x85EBCA6B;
        hash ^= hash >> 13;
        return hash;
    }
}
