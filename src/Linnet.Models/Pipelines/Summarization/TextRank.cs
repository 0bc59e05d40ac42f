using System.Text;
using Linnet.Text.StopWords;

namespace Linnet.Models.Pipelines;

/// <summary>
/// TextRank (Mihalcea and Tarau 2004, "TextRank: Bringing Order into Texts"): sentences that share words with many others matter; nothing is
/// learnt. The similarity of two sentences is the number of words that they share by the sum of the logarithms of their lengths; a sentence's
/// score is its share in a random walk along these similarities (Brin and Page 1998).
/// </summary>
/// <example>
/// <code>
/// var scores = TextRank.Rank(SentenceSplitter.Split(article));
/// </code>
/// </example>
public static class TextRank
{
    /// <summary>How often the walk follows a similarity instead of starting anew; the paper's value.</summary>
    public const double Damping = 0.85;

    private const int MostSteps = 100;
    private const double Settled = 1e-6;

    /// <summary>The importance of each sentence.</summary>
    /// <param name="sentences">In any number; those of a script without spaces are compared by characters.</param>
    /// <returns>As many numbers, with sum 1 where there is a sentence.</returns>
    public static double[] Rank(IReadOnlyList<string> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        var words = sentences.Select(Words).ToList();
        var count = words.Count;
        var similarity = new double[count, count];
        var degrees = new double[count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                similarity[i, j] = similarity[j, i] = Similarity(words[i], words[j]);
                degrees[i] += similarity[i, j];
                degrees[j] += similarity[i, j];
            }
        }

        return Walk(similarity, degrees);
    }

    private static double[] Walk(double[,] similarity, double[] degrees)
    {
        var count = degrees.Length;
        var scores = new double[count];
        Array.Fill(scores, 1.0 / Math.Max(1, count));
        for (var step = 0; step < MostSteps; step++)
        {
            // A sentence that is like no other passes its share on to all.
            var lost = 0.0;
            for (var i = 0; i < count; i++) lost += degrees[i] > 0 ? 0 : scores[i];
            var next = new double[count];
            var change = 0.0;
            for (var i = 0; i < count; i++)
            {
                var received = lost / count;
                for (var j = 0; j < count; j++)
                {
                    if (degrees[j] > 0) received += similarity[j, i] / degrees[j] * scores[j];
                }

                next[i] = ((1 - Damping) / count) + (Damping * received);
                change += Math.Abs(next[i] - scores[i]);
            }

            scores = next;
            if (change < Settled) break;
        }

        return scores;
    }

    private static double Similarity(HashSet<string> left, HashSet<string> right)
    {
        var shared = left.Count(right.Contains);

        // Two sentences of one word each have no length by the logarithm; they are as like as can be, or not at all.
        return shared == 0 ? 0 : shared / Math.Max(1, Math.Log(left.Count) + Math.Log(right.Count));
    }

    private static HashSet<string> Words(string sentence)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var word = new StringBuilder();
        foreach (var rune in sentence.ToLowerInvariant().EnumerateRunes())
        {
            var isUnspaced = rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0x20000 and <= 0x323AF);
            if (!isUnspaced && Rune.IsLetterOrDigit(rune))
            {
                word.Append(rune.ToString());
                continue;
            }

            End();
            if (isUnspaced) Add(rune.ToString());
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0) Add(word.ToString());
            word.Clear();
        }

        void Add(string text)
        {
            if (!StopWordList.English.Contains(text) && !StopWordList.Chinese.Contains(text)) words.Add(text);
        }
    }
}
