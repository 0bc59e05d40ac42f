namespace Linnet.Evaluation;

/// <summary>The longest common subsequence of two sequences, by dynamic programming.</summary>
internal static class CommonSubsequence
{
    /// <summary>Its length, in memory of one row.</summary>
    internal static int Length(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        var row = new int[right.Length + 1];
        foreach (var token in left)
        {
            var diagonal = 0;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = token == right[j - 1] ? diagonal + 1 : Math.Max(above, row[j - 1]);
                diagonal = above;
            }
        }

        return row[right.Length];
    }

    /// <summary>Positions in <paramref name="left"/> of one of the longest; which one, where there are several, is rouge-score's choice.</summary>
    internal static List<int> Positions(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
                table[i, j] = left[i - 1] == right[j - 1] ? table[i - 1, j - 1] + 1 : Math.Max(table[i - 1, j], table[i, j - 1]);
        }

        var positions = new List<int>();
        for (int i = left.Length, j = right.Length; i > 0 && j > 0;)
        {
            if (left[i - 1] == right[j - 1])
            {
                positions.Add(--i);
                j--;
            }
            else if (table[i, j - 1] > table[i - 1, j])
            {
                j--;
            }
            else
            {
                i--;
            }
        }

        return positions;
    }
}
