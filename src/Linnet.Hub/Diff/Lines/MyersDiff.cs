namespace Linnet.Hub.Diff;

/// <summary>
/// The shortest edit between two sequences: E. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986, the greedy form. Its cost grows with the square of the
/// number of edits, so that number is bounded: sequences that differ in more are replaced as a whole between their equal ends.
/// </summary>
internal static class MyersDiff
{
    /// <summary>Finds the edits, in order, never two that touch.</summary>
    /// <param name="before">The old sequence.</param>
    /// <param name="after">The new sequence.</param>
    /// <param name="maxEdits">Most elements that are removed and added one by one; the memory is about twice its square in bytes.</param>
    internal static IReadOnlyList<LineEdit> Compare(ReadOnlySpan<int> before, ReadOnlySpan<int> after, int maxEdits)
    {
        var start = before.CommonPrefixLength(after);
        var (x, y) = (before.Length, after.Length);
        while (x > start && y > start && before[x - 1] == after[y - 1]) (x, y) = (x - 1, y - 1);
        var old = before[start..x];
        var present = after[start..y];
        if (old.IsEmpty && present.IsEmpty) return [];
        if (old.IsEmpty || present.IsEmpty || Search(old, present, maxEdits) is not { } trace) return [new LineEdit(start, old.Length, start, present.Length)];
        return Edits(trace, old.Length, present.Length, start);
    }

    /// <summary>
    /// How far each diagonal was reached with each number of edits: <c>trace[d][i]</c> belongs to the diagonal <c>2i - d</c>, and is the position in the old sequence.
    /// Null where more edits would be needed.
    /// </summary>
    private static List<int[]>? Search(ReadOnlySpan<int> old, ReadOnlySpan<int> present, int maxEdits)
    {
        var trace = new List<int[]>();
        int[] last = [];
        for (var d = 0; d <= Math.Min(maxEdits, old.Length + present.Length); d++)
        {
            var reached = new int[d + 1];
            trace.Add(reached);
            for (var i = 0; i <= d; i++)
            {
                var diagonal = (2 * i) - d;
                var x = d == 0 ? 0 : IsDown(last, i, d) ? last[i] : last[i - 1] + 1;
                var y = x - diagonal;
                while (x < old.Length && y >= 0 && y < present.Length && old[x] == present[y]) (x, y) = (x + 1, y + 1);
                reached[i] = x;
                if (x >= old.Length && y >= present.Length) return trace;
            }

            last = reached;
        }

        return null;
    }

    /// <summary>Whether a diagonal is best reached from the one above it, by adding an element, and not from the one below, by removing one.</summary>
    private static bool IsDown(int[] last, int i, int d) => i == 0 || (i != d && last[i - 1] < last[i]);

    private static List<LineEdit> Edits(List<int[]> trace, int x, int y, int start)
    {
        var edits = new List<LineEdit>();
        for (var d = trace.Count - 1; d > 0; d--)
        {
            var i = (x - y + d) / 2;
            var last = trace[d - 1];
            var isDown = IsDown(last, i, d);
            var fromX = isDown ? last[i] : last[i - 1];
            var fromY = fromX - ((2 * (isDown ? i : i - 1)) - (d - 1));
            var edit = new LineEdit(start + fromX, isDown ? 0 : 1, start + fromY, isDown ? 1 : 0);
            if (edits.Count > 0 && edits[^1].Before == edit.EndBefore && edits[^1].After == edit.EndAfter)
                edits[^1] = new LineEdit(edit.Before, edit.CountBefore + edits[^1].CountBefore, edit.After, edit.CountAfter + edits[^1].CountAfter);
            else edits.Add(edit);
            (x, y) = (fromX, fromY);
        }

        edits.Reverse();
        return edits;
    }
}
