using System.Runtime.InteropServices;
using Linnet.Models.Sparse;

namespace Linnet.Models.Similarity;

/// <summary>
/// The n-grams of texts with their rarity, and how alike two texts are by them: the cosine of their TF-IDF vectors, and how much of either
/// stands in the other. N-grams that were never seen count as the rarest. Immutable.
/// </summary>
internal sealed class NgramSpace
{
    /// <summary>Numbers for each block.</summary>
    internal const int FeaturesOfBlock = 3;

    /// <summary>The kinds of n-grams; part of the stored model.</summary>
    internal static readonly NgramBlock[] Blocks =
    [
        new(NgramAnalyzer.Word, 1, 1), new(NgramAnalyzer.Word, 2, 2), new(NgramAnalyzer.Word, 3, 3),
        new(NgramAnalyzer.CharInWord, 2, 2), new(NgramAnalyzer.CharInWord, 3, 3), new(NgramAnalyzer.CharInWord, 4, 4), new(NgramAnalyzer.Char, 3, 6),
    ];

    private readonly NgramVocabulary _index;
    private readonly float[] _weights;

    /// <summary>Puts a space together from its stored parts.</summary>
    /// <param name="keys">Keys of the n-grams that were seen more than once.</param>
    /// <param name="weights">Inverse document frequency of each.</param>
    /// <param name="unseenWeight">Of all others.</param>
    /// <exception cref="ConfigurationException">The parts do not fit together.</exception>
    internal NgramSpace(ulong[] keys, float[] weights, float unseenWeight)
    {
        if (weights.Length != keys.Length) throw new ConfigurationException($"{keys.Length} n-grams and {weights.Length} weights do not fit together.");
        (_index, _weights, UnseenWeight) = (new NgramVocabulary(keys), weights, unseenWeight);
    }

    internal ulong[] Keys => _index.Keys;

    internal float[] Weights => _weights;

    internal float UnseenWeight { get; }

    /// <summary>Learns how rare n-grams are.</summary>
    /// <param name="texts">The training texts.</param>
    internal static NgramSpace Fit(IReadOnlyList<SimilarityText> texts)
    {
        var extractor = new NgramExtractor();
        var counts = new Dictionary<ulong, int>();
        var keys = new List<ulong>();
        foreach (var text in texts)
        {
            for (var block = 0; block < Blocks.Length; block++)
            {
                keys.Clear();
                extractor.Extract(text.Source, Blocks[block], (ulong)block, keys);
                foreach (var key in keys.Distinct()) CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
            }
        }

        var kept = counts.Where(count => count.Value > 1).OrderBy(count => count.Key).ToArray();
        return new NgramSpace(
            [.. kept.Select(count => count.Key)], [.. kept.Select(count => Rarity.Of(texts.Count, count.Value))], Rarity.Of(texts.Count, 1));
    }

    /// <summary>Appends the numbers of a pair, <see cref="FeaturesOfBlock"/> a block: cosine, and the share of the smaller and of the larger that both have.</summary>
    internal void Add(SimilarityText left, SimilarityText right, NgramExtractor extractor, List<float> features)
    {
        for (var block = 0; block < Blocks.Length; block++)
        {
            var (a, b) = (Vector(left, block, extractor), Vector(right, block, extractor));
            double product = 0, both = 0;
            foreach (var (key, value) in a)
            {
                if (!b.TryGetValue(key, out var other)) continue;
                product += value * other;
                both += Math.Min(value, other);
            }

            double Norm(Dictionary<ulong, double> vector) => Math.Sqrt(vector.Values.Sum(value => value * value));
            var (sumA, sumB) = (a.Values.Sum(), b.Values.Sum());
            features.Add((float)(product / Math.Max(1e-9, Norm(a) * Norm(b))));
            features.Add((float)(both / Math.Max(1e-9, Math.Min(sumA, sumB))));
            features.Add((float)(both / Math.Max(1e-9, Math.Max(sumA, sumB))));
        }
    }

    private Dictionary<ulong, double> Vector(SimilarityText text, int block, NgramExtractor extractor)
    {
        var keys = new List<ulong>();
        extractor.Extract(text.Source, Blocks[block], (ulong)block, keys);
        var vector = new Dictionary<ulong, double>(keys.Count);
        foreach (var key in keys)
        {
            var number = _index.Find(key);
            CollectionsMarshal.GetValueRefOrAddDefault(vector, key, out _) += number < 0 ? UnseenWeight : _weights[number];
        }

        return vector;
    }
}
