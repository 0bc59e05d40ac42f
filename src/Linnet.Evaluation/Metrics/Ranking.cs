namespace Linnet.Evaluation;

/// <summary>Order among the probabilities of one row; equal ones rank by their index.</summary>
internal static class Ranking
{
    /// <summary>Index of the greatest value, the first of equals.</summary>
    internal static int ArgMax(ReadOnlySpan<float> values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
            if (values[i] > values[best]) best = i;
        return best;
    }

    /// <summary>How many values come before the one at <paramref name="index"/>: 0 for the greatest.</summary>
    internal static int RankOf(ReadOnlySpan<float> values, int index)
    {
        var rank = 0;
        for (var i = 0; i < values.Length; i++)
            if (values[i] > values[index] || (values[i] == values[index] && i < index)) rank++;
        return rank;
    }
}
