using Linnet.Numerics;

namespace Linnet.Training.Sparse;

/// <summary>Stratified folds for cross-validation: every label's rows are spread evenly (rows of several labels by their first).</summary>
internal static class Folds
{
    /// <summary>The fold of every row, 0 … <paramref name="count"/> − 1.</summary>
    public static int[] Assign(IReadOnlyList<int[]> labels, int count, ulong seed)
    {
        var order = Enumerable.Range(0, labels.Count).ToArray();
        new SeededRandom(seed).Shuffle<int>(order);
        var folds = new int[labels.Count];
        var next = 0;
        foreach (var row in order.OrderBy(row => labels[row].Length == 0 ? -1 : labels[row][0])) folds[row] = next++ % count;
        return folds;
    }

    /// <summary>The rows inside a fold, or all the others, in order.</summary>
    public static int[] Rows(int[] folds, int fold, bool inside) =>
        [.. Enumerable.Range(0, folds.Length).Where(row => folds[row] == fold == inside)];
}
