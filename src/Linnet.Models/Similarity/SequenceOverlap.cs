using System.Buffers;
using Linnet.Spelling;

namespace Linnet.Models.Similarity;

/// <summary>How two texts run alike: words in the same order, letters in common, lengths, numbers, negation.</summary>
internal static class SequenceOverlap
{
    /// <summary>Letters beyond which texts are compared by their beginnings only: the work is quadratic.</summary>
    private const int MostLetters = 400;

    private static readonly HashSet<string> Negations =
        new(["not", "no", "never", "n't", "cannot", "none", "nobody", "without", "nothing", "不", "没", "無", "无", "未", "别"], StringComparer.Ordinal);

    /// <summary>Appends the numbers of a pair.</summary>
    internal static void Add(SimilarityText left, SimilarityText right, List<float> features)
    {
        var (a, b) = (left.Stems, right.Stems);
        float shorter = Math.Max(1, Math.Min(a.Length, b.Length)), longer = Math.Max(1, Math.Max(a.Length, b.Length));
        float common = Subsequence<string>(a, b);
        features.Add(common / shorter);
        features.Add(common / longer);
        var (x, y) = (Content(left), Content(right));
        features.Add(Subsequence<string>(x, y) / (float)Math.Max(1, Math.Max(x.Length, y.Length)));
        features.Add(x.Length > 0 && y.Length > 0 && x[0] == y[0] ? 1 : 0);
        features.Add(x.Length > 0 && y.Length > 0 && x[^1] == y[^1] ? 1 : 0);

        var (s, t) = (Cut(left.Folded), Cut(right.Folded));
        features.Add(1 - (EditDistance.Between(s, t) / (float)Math.Max(1, Math.Max(s.Length, t.Length))));
        features.Add(Subsequence(s, t) * 2f / Math.Max(1, s.Length + t.Length));
        features.Add(s.AsSpan().CommonPrefixLength(t) / (float)Math.Max(1, Math.Min(s.Length, t.Length)));
        features.Add(shorter / longer);
        features.Add(Math.Min(s.Length, t.Length) / (float)Math.Max(1, Math.Max(s.Length, t.Length)));
        features.Add(MathF.Log(1 + a.Length + b.Length));

        AddSets(Numbers(left), Numbers(right), features);
        AddSets(Names(left), Names(right), features);
        features.Add(IsNegated(left) != IsNegated(right) ? 1 : 0);
        features.Add(left.Source.EndsWith('?') != right.Source.EndsWith('?') ? 1 : 0);
        features.Add((left.Source.EndsWith('.') ? 0.5f : 0) + (right.Source.EndsWith('.') ? 0.5f : 0));
        features.Add((Names(left).Count + Names(right).Count) / (float)Math.Max(1, a.Length + b.Length));
        features.Add(left.Folded == right.Folded ? 1 : 0);
    }

    private static void AddSets(HashSet<string> left, HashSet<string> right, List<float> features)
    {
        var both = left.Count(right.Contains);
        features.Add(left.Count + right.Count == 0 ? 0.5f : both / (float)(left.Count + right.Count - both));
        features.Add(left.Count == 0 != (right.Count == 0) ? 1 : 0);
        features.Add(left.Count > 0 && right.Count > 0 && both == 0 ? 1 : 0);
    }

    private static string[] Content(SimilarityText text) => [.. text.Stems.Where((_, i) => !text.IsFunction[i])];

    private static HashSet<string> Numbers(SimilarityText text) => [.. text.Words.Where(word => char.IsAsciiDigit(word[0]))];

    /// <summary>Words written with a capital that do not begin the text.</summary>
    private static HashSet<string> Names(SimilarityText text)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var parts = text.Source.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts.Skip(1))
        {
            var name = part.Trim('.', ',', '"', '\'', '(', ')', ':', ';', '?', '!');
            if (name.Length > 0 && char.IsUpper(name[0])) names.Add(name);
        }

        return names;
    }

    private static bool IsNegated(SimilarityText text) => text.Words.Any(word => Negations.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal));

    private static string Cut(string text) => text.Length <= MostLetters ? text : text[..MostLetters];

    /// <summary>Length of the longest common subsequence.</summary>
    private static int Subsequence<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : IEquatable<T>
    {
        var row = ArrayPool<int>.Shared.Rent(right.Length + 1);
        Array.Clear(row);
        foreach (var item in left)
        {
            var diagonal = 0;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = item.Equals(right[j - 1]) ? diagonal + 1 : Math.Max(above, row[j - 1]);
                diagonal = above;
            }
        }

        var length = row[right.Length];
        ArrayPool<int>.Shared.Return(row);
        return length;
    }

    private static int Subsequence(string left, string right) => Subsequence<char>(left, right);
}
