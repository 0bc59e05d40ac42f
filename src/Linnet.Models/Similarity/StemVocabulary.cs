using System.Runtime.InteropServices;
using Linnet.Models.Sparse;
using Linnet.Models.Vectors;

namespace Linnet.Models.Similarity;

/// <summary>What is known of words from the training texts: how rare each stem is, and a vector of its use. Immutable.</summary>
internal sealed class StemVocabulary
{
    private readonly NgramVocabulary _index;

    /// <summary>Puts a vocabulary together from its stored parts.</summary>
    /// <param name="keys">Key of each stem.</param>
    /// <param name="weights">Inverse document frequency of each.</param>
    /// <param name="vectors">Vectors, <c>[stems, size]</c>, of unit length or zero.</param>
    /// <param name="unseenWeight">Weight of a stem that is not known.</param>
    /// <exception cref="ConfigurationException">The parts do not fit together.</exception>
    internal StemVocabulary(ulong[] keys, float[] weights, float[] vectors, float unseenWeight)
    {
        if (weights.Length != keys.Length || (keys.Length == 0 ? vectors.Length > 0 : vectors.Length % keys.Length != 0))
            throw new ConfigurationException($"{keys.Length} stems, {weights.Length} weights and {vectors.Length} numbers of vectors do not fit together.");
        _index = new NgramVocabulary(keys);
        (Weights, Vectors, UnseenWeight) = (weights, vectors, unseenWeight);
        VectorSize = keys.Length == 0 ? 0 : vectors.Length / keys.Length;
    }

    internal ulong[] Keys => _index.Keys;

    internal float[] Weights { get; }

    internal float[] Vectors { get; }

    internal int VectorSize { get; }

    internal float UnseenWeight { get; }

    /// <summary>Learns the weights.</summary>
    /// <param name="texts">The training texts.</param>
    /// <param name="vectors">A vector for every stem that is to have one.</param>
    internal static StemVocabulary Fit(IReadOnlyList<SimilarityText> texts, WordVectors vectors)
    {
        var frequencies = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            foreach (var stem in text.Stems.Distinct()) CollectionsMarshal.GetValueRefOrAddDefault(frequencies, stem, out _)++;
        }

        var stems = frequencies.Keys.Order(StringComparer.Ordinal).ToArray();
        var values = new float[stems.Length * vectors.Dimension];
        for (var i = 0; i < stems.Length; i++)
        {
            if (!vectors.TryGet(stems[i], out var vector)) continue;
            var norm = MathF.Sqrt(vector.ToArray().Sum(value => value * value));
            for (var d = 0; d < vector.Length; d++) values[(i * vectors.Dimension) + d] = norm > 0 ? vector[d] / norm : 0;
        }

        return new StemVocabulary(
            [.. stems.Select(Key)], [.. stems.Select(stem => Rarity.Of(texts.Count, frequencies[stem]))], values, Rarity.Of(texts.Count, 0));
    }

    /// <summary>The number of a stem, or -1.</summary>
    internal int Find(string stem) => _index.Find(Key(stem));

    /// <summary>The weight of a stem by its number; -1 for one that is not known.</summary>
    internal float WeightOf(int number) => number < 0 ? UnseenWeight : Weights[number];

    /// <summary>The vector of a stem by its number; empty for -1.</summary>
    internal ReadOnlySpan<float> VectorOf(int number) => number < 0 ? [] : Vectors.AsSpan(number * VectorSize, VectorSize);

    private static ulong Key(string stem)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var letter in stem) hash = (hash ^ letter) * 0x100000001B3UL;
        return NgramExtractor.Finish(hash);
    }
}
