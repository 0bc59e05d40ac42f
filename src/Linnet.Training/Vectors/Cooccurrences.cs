using System.Runtime.InteropServices;
using Linnet.Numerics;

namespace Linnet.Training.Vectors;

/// <summary>
/// How often words stand near each other, cut into blocks by the remainders of both words' numbers. Blocks that share neither remainder
/// share no word, so threads can learn from them at once without a lock and with the same result in any order.
/// </summary>
internal sealed class Cooccurrences
{
    /// <summary>Blocks to a side: more than there are threads on small machines, and few enough to stay large.</summary>
    internal const int Side = 8;

    private readonly Pair[][] _blocks = new Pair[Side * Side][];

    private Cooccurrences(Dictionary<long, float> counts, ulong seed)
    {
        var blocks = Enumerable.Range(0, _blocks.Length).Select(_ => new List<Pair>()).ToArray();
        foreach (var (key, count) in counts)
        {
            var (word, near) = ((int)(key >> 32), (int)key);
            blocks[(word % Side * Side) + (near % Side)].Add(new Pair(word, near, count));
            if (word != near) blocks[(near % Side * Side) + (word % Side)].Add(new Pair(near, word, count));
        }

        for (var block = 0; block < blocks.Length; block++)
        {
            _blocks[block] = [.. blocks[block]];
            new SeededRandom(SplitMix64.At(seed, (ulong)block)).Shuffle<Pair>(_blocks[block]);
        }
    }

    internal long Count => _blocks.Sum(block => (long)block.Length);

    internal Pair[] Block(int row, int column) => _blocks[(row * Side) + column];

    internal static Cooccurrences Of(VectorCorpus corpus, int window, ulong seed)
    {
        var counts = new Dictionary<long, float>();
        for (var sentence = 0; sentence < corpus.Sentences; sentence++)
        {
            var words = corpus.Tokens.AsSpan(corpus.Starts[sentence], corpus.Starts[sentence + 1] - corpus.Starts[sentence]);
            for (var at = 1; at < words.Length; at++)
            {
                for (var distance = 1; distance <= Math.Min(window, at); distance++)
                {
                    var (left, right) = (words[at - distance], words[at]);
                    var key = ((long)Math.Min(left, right) << 32) | (uint)Math.Max(left, right);
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _) += (left == right ? 2f : 1f) / distance;
                }
            }
        }

        return new Cooccurrences(counts, seed);
    }

    /// <summary>A word, another near it, and how often that is so.</summary>
    internal readonly record struct Pair(int Word, int Near, float Count);
}
