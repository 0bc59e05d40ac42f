namespace Linnet.Spelling;

/// <summary>How many letters must be inserted, deleted or replaced to turn one text into another (Levenshtein 1966).</summary>
public static class EditDistance
{
    /// <summary>The distance of two texts in UTF-16 units; 0 where they are the same.</summary>
    /// <param name="left">One text.</param>
    /// <param name="right">The other.</param>
    public static int Between(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j < row.Length; j++) row[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
