using Linnet.Numerics;

namespace Linnet.Training.Benchmarks;

/// <summary>
/// Texts of made-up words for measurements that need no data: word frequencies fall with their rank as in natural languages (Zipf's
/// law), and words are made of syllables, so that a tokeniser trained on them finds pieces.
/// </summary>
public static class GeneratedText
{
    private const string Consonants = "bcdfghklmnprstvw";
    private const string Vowels = "aeiou";

    /// <summary>Makes sentences.</summary>
    /// <param name="count">Number of sentences, at least 0.</param>
    /// <param name="words">Number of different words, at least 1.</param>
    /// <param name="seed">Equal seeds give equal texts.</param>
    /// <returns>Sentences of 5 to 20 words with a capital and a full stop.</returns>
    public static IReadOnlyList<string> Sentences(int count, int words = 5000, ulong seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(words, 1);
        var random = new SeededRandom(seed);
        var vocabulary = Enumerable.Range(0, words).Select(_ => Word(random)).ToArray();
        return [.. Enumerable.Range(0, count).Select(_ => Sentence(random, vocabulary))];
    }

    private static string Sentence(SeededRandom random, string[] vocabulary)
    {
        var words = Enumerable.Range(0, 5 + random.Next(16)).Select(_ => vocabulary[ZipfRank(random, vocabulary.Length)]);
        var text = string.Join(' ', words);
        return $"{char.ToUpperInvariant(text[0])}{text[1..]}.";
    }

    /// <summary>The inverse of the law's distribution function for exponent 1, continuous and rounded down.</summary>
    private static int ZipfRank(SeededRandom random, int count) => Math.Min(count - 1, (int)Math.Pow(count + 1, random.NextDouble()) - 1);

    private static string Word(SeededRandom random)
    {
        var letters = new char[2 * (1 + random.Next(4))];
        for (var i = 0; i < letters.Length; i += 2)
        {
            letters[i] = Consonants[random.Next(Consonants.Length)];
            letters[i + 1] = Vowels[random.Next(Vowels.Length)];
        }

        return new string(letters);
    }
}
