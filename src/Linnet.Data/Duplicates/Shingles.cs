using Linnet.Numerics;

namespace Linnet.Data;

/// <summary>The set of short runs of characters in a text, hashed: what near-duplicates have in common.</summary>
internal static class Shingles
{
    private const int SpacedLength = 5;
    private const int UnspacedLength = 3;

    /// <summary>Distinct shingles in ascending order; runs are shorter in scripts whose characters say more.</summary>
    internal static ulong[] Of(string text)
    {
        var normal = NormalText.Of(text);
        var unspaced = 0;
        foreach (var c in normal)
            if (ScriptTable.IsUnspaced(c)) unspaced++;
        var length = Math.Min(unspaced * 2 > normal.Length ? UnspacedLength : SpacedLength, Math.Max(1, normal.Length));
        var set = new HashSet<ulong>();
        for (var start = 0; start + length <= normal.Length; start++)
        {
            var hash = 0UL;
            foreach (var c in normal.AsSpan(start, length)) hash = SplitMix64.At(hash, c);
            set.Add(hash);
        }

        ulong[] shingles = [.. set];
        Array.Sort(shingles);
        return shingles;
    }

    /// <summary>Size of the intersection over size of the union, 0 to 1; 0 for empty sets.</summary>
    internal static double Jaccard(ulong[] a, ulong[] b)
    {
        int i = 0, j = 0, both = 0;
        while (i < a.Length && j < b.Length)
        {
            if (a[i] == b[j])
            {
                both++;
                i++;
                j++;
            }
            else if (a[i] < b[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        var union = a.Length + b.Length - both;
        return union == 0 ? 0 : (double)both / union;
    }
}
