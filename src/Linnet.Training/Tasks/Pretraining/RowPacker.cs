namespace Linnet.Training.Tasks.Pretraining;

/// <summary>Makes rows of at most a given length from the tokens of lines, each framed by the tokens that begin and end a text.</summary>
/// <param name="beginId">Begins a row.</param>
/// <param name="endId">Ends a row, and stands between lines that share one.</param>
/// <param name="maxLength">Most tokens of a row, frame included, at least 3.</param>
/// <param name="lineByLine">Whether every line has rows of its own; else lines of a text follow one another till a row is full (Liu et al. 2019, 4.2).</param>
internal sealed class RowPacker(int beginId, int endId, int maxLength, bool lineByLine)
{
    /// <summary>A rest shorter than this teaches nothing.</summary>
    private const int LeastTokens = 2;

    /// <summary>All rows.</summary>
    /// <param name="lines">Tokens of each line; none for the end of a text.</param>
    internal IEnumerable<int[]> Pack(IEnumerable<int[]> lines)
    {
        var row = new List<int>(maxLength) { beginId };
        foreach (var line in lines)
        {
            if (line.Length == 0 && !IsBare(row)) yield return Take(row);
            foreach (var token in line)
            {
                if (row.Count >= maxLength - 1) yield return Take(row);
                row.Add(token);
            }

            if (IsBare(row)) continue;
            if (lineByLine || row.Count >= maxLength - 1) yield return Take(row);
            else row.Add(endId);
        }

        if (!IsBare(row)) yield return Take(row);

        bool IsBare(List<int> some) => some.Count < 1 + LeastTokens;
    }

    private int[] Take(List<int> row)
    {
        if (row[^1] != endId) row.Add(endId);
        var taken = row.ToArray();
        row.Clear();
        row.Add(beginId);
        return taken;
    }
}
