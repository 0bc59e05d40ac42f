namespace Linnet.Evaluation;

/// <summary>Guards of the metrics that compare a list of predictions with as many references.</summary>
internal static class Pairs
{
    internal static void Check<T>(IReadOnlyList<string> predictions, IReadOnlyList<T> references)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(references);
        if (predictions.Count != references.Count)
            throw new ShapeException($"There are {predictions.Count} predictions for {references.Count} references, expected as many of either.");
        if (predictions.Count == 0) throw new ShapeException("There is nothing to evaluate: no predictions were given.");
    }

    /// <summary>As above where every prediction has a list of references, none of them empty.</summary>
    internal static void CheckLists(IReadOnlyList<string> predictions, IReadOnlyList<IReadOnlyList<string>> references)
    {
        Check(predictions, references);
        for (var row = 0; row < references.Count; row++)
            if (references[row].Count == 0) throw new ShapeException($"Row {row} has no reference, expected at least one.");
    }

    /// <summary>One reference each, in the form of many.</summary>
    internal static IReadOnlyList<string>[] Single(IReadOnlyList<string> references)
    {
        ArgumentNullException.ThrowIfNull(references);
        return [.. references.Select(reference => (IReadOnlyList<string>)[reference])];
    }
}
