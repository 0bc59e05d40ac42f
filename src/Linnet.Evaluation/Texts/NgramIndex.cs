using System.Runtime.InteropServices;

namespace Linnet.Evaluation;

/// <summary>
/// Gives every distinct n-gram a number of its own. An n-gram is known by its first n − 1 tokens, which have a number already, and
/// its last; so no text is copied and two n-grams never fall together.
/// </summary>
internal sealed class NgramIndex
{
    private readonly Dictionary<(int Beginning, int Last), int> _numbers = [];
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);

    /// <summary>Words as numbers, for <see cref="Count"/>.</summary>
    internal int[] Words(IReadOnlyList<string> words)
    {
        var numbers = new int[words.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, words[i], out var known);
            if (!known) number = _words.Count - 1;
            numbers[i] = number;
        }

        return numbers;
    }

    /// <summary>How often each n-gram occurs: for the orders 1 to <paramref name="maxOrder"/> one table of number and count each.</summary>
    /// <param name="tokens">Words as numbers, or code points.</param>
    /// <param name="maxOrder">Longest n-gram, at least 1.</param>
    internal Dictionary<int, int>[] Count(ReadOnlySpan<int> tokens, int maxOrder)
    {
        var counts = new Dictionary<int, int>[maxOrder];
        var beginnings = new int[tokens.Length];
        Array.Fill(beginnings, -1);
        for (var order = 1; order <= maxOrder; order++)
        {
            var table = counts[order - 1] = [];
            for (var start = 0; start + order <= tokens.Length; start++)
            {
                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, (beginnings[start], tokens[start + order - 1]), out var known);
                if (!known) number = _numbers.Count - 1;
                beginnings[start] = number;
                CollectionsMarshal.GetValueRefOrAddDefault(table, number, out _)++;
            }
        }

        return counts;
    }

    /// <summary>Size of the intersection of two multisets.</summary>
    internal static int Overlap(Dictionary<int, int> left, Dictionary<int, int> right)
    {
        var both = 0;
        foreach (var (number, count) in left) both += Math.Min(count, right.GetValueOrDefault(number));
        return both;
    }
}
