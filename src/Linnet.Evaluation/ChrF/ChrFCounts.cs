namespace Linnet.Evaluation;

/// <summary>N-grams of one order: of the prediction, of the reference, and of both.</summary>
internal readonly record struct ChrFCounts(int Predicted, int Expected, int Matches)
{
    public static ChrFCounts operator +(ChrFCounts left, ChrFCounts right) =>
        new(left.Predicted + right.Predicted, left.Expected + right.Expected, left.Matches + right.Matches);

    /// <summary>Counts for every order. Where the reference is too short to have any, the prediction's do not count against it.</summary>
    internal static IEnumerable<ChrFCounts> Compare(Dictionary<int, int>[] predicted, Dictionary<int, int>[] expected)
    {
        for (var n = 0; n < predicted.Length; n++)
        {
            var some = expected[n].Count > 0;
            yield return new ChrFCounts(some ? predicted[n].Values.Sum() : 0, expected[n].Values.Sum(), NgramIndex.Overlap(predicted[n], expected[n]));
        }
    }
}
