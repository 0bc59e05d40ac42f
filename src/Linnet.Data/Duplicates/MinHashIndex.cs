using Linnet.Numerics;

namespace Linnet.Data;

/// <summary>
/// Finds texts that are nearly the same: MinHash signatures of their character shingles (Broder 1997), banded so that likely
/// pairs meet in a bucket (Indyk and Motwani 1998), then compared exactly by the Jaccard similarity of their shingles.
/// </summary>
internal sealed class MinHashIndex
{
    private const int Bands = 16;
    private const int RowsPerBand = 4;
    private const int SignatureLength = Bands * RowsPerBand;
    private const int MostCandidates = 32;

    private static readonly ulong[] Multipliers = [.. Enumerable.Range(0, SignatureLength).Select(i => SplitMix64.At(0x5EED, (ulong)i) | 1)];

    private readonly double _threshold;
    private readonly Dictionary<ulong, int> _heads = [];
    private readonly List<int> _next = [];
    private readonly List<ulong[]> _shingles = [];

    /// <summary>Creates an empty index.</summary>
    /// <param name="threshold">Least Jaccard similarity of a pair, 0 to 1.</param>
    internal MinHashIndex(double threshold) => _threshold = threshold;

    /// <summary>Number of texts in the index.</summary>
    internal int Count => _shingles.Count;

    /// <summary>The most similar text in the index that is similar enough, or -1.</summary>
    internal int Find(string text, out double similarity) => Find(Shingles.Of(text), out similarity, out _);

    /// <summary>Looks a text up as <see cref="Find(string, out double)"/> does, then adds it; ids count from 0.</summary>
    internal int FindAndAdd(string text, out double similarity)
    {
        var shingles = Shingles.Of(text);
        var found = Find(shingles, out similarity, out var keys);
        var id = _shingles.Count;
        _shingles.Add(shingles);
        foreach (var key in keys)
        {
            _next.Add(_heads.GetValueOrDefault(key, -1));
            _heads[key] = id;
        }

        return found;
    }

    private int Find(ulong[] shingles, out double similarity, out ulong[] keys)
    {
        keys = BandKeys(shingles);
        var best = -1;
        similarity = 0;
        var seen = new HashSet<int>();
        for (var band = 0; band < Bands; band++)
        {
            var candidate = _heads.GetValueOrDefault(keys[band], -1);
            for (var n = 0; candidate >= 0 && n < MostCandidates; n++)
            {
                if (seen.Add(candidate) && Shingles.Jaccard(shingles, _shingles[candidate]) is var value && value >= _threshold && value > similarity)
                    (best, similarity) = (candidate, value);
                candidate = _next[(candidate * Bands) + band];
            }
        }

        return best;
    }

    private static ulong[] BandKeys(ulong[] shingles)
    {
        Span<uint> signature = stackalloc uint[SignatureLength];
        signature.Fill(uint.MaxValue);
        foreach (var shingle in shingles)
        {
            for (var i = 0; i < SignatureLength; i++)
                signature[i] = Math.Min(signature[i], (uint)((shingle * Multipliers[i]) >> 32));
        }

        var keys = new ulong[Bands];
        for (var band = 0; band < Bands; band++)
        {
            var key = (ulong)band;
            foreach (var value in signature.Slice(band * RowsPerBand, RowsPerBand)) key = SplitMix64.At(key, value);
            keys[band] = key;
        }

        return keys;
    }
}
