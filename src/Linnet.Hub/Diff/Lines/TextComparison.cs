namespace Linnet.Hub.Diff;

/// <summary>Compares two texts line by line.</summary>
internal static class TextComparison
{
    /// <summary>Lines that stay, around each change.</summary>
    internal const int Context = 3;

    private const int MaxEdits = 1500;

    /// <summary>The hunks that turn one text into the other.</summary>
    /// <param name="before">The old text.</param>
    /// <param name="after">The new text.</param>
    /// <param name="maxLines">Most lines in all hunks together.</param>
    internal static TextPatch Compare(string before, string after, int maxLines = int.MaxValue)
    {
        var (old, present) = (TextLines.Split(before), TextLines.Split(after));
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var edits = MyersDiff.Compare(Number(old, numbers), Number(present, numbers), MaxEdits);
        var hunks = new List<TextHunk>();
        var (shown, isComplete) = (0, true);
        for (var first = 0; first < edits.Count && isComplete;)
        {
            var last = first;
            while (last + 1 < edits.Count && edits[last + 1].Before - edits[last].EndBefore <= 2 * Context) last++;
            var lines = edits[last].EndBefore - edits[first].Before + (2 * Context) + edits.Skip(first).Take(last - first + 1).Sum(edit => edit.CountAfter);
            isComplete = shown + lines <= maxLines;
            if (isComplete) hunks.Add(Hunk(old, present, [.. edits.Skip(first).Take(last - first + 1)]));
            shown += lines;
            first = last + 1;
        }

        return new TextPatch(hunks, edits.Sum(edit => edit.CountAfter), edits.Sum(edit => edit.CountBefore), isComplete);
    }

    private static int[] Number(IReadOnlyList<string> lines, Dictionary<string, int> numbers)
    {
        var result = new int[lines.Count];
        for (var i = 0; i < result.Length; i++)
        {
            if (!numbers.TryGetValue(lines[i], out result[i])) numbers.Add(lines[i], result[i] = numbers.Count);
        }

        return result;
    }

    private static TextHunk Hunk(IReadOnlyList<string> old, IReadOnlyList<string> present, LineEdit[] edits)
    {
        var before = Math.Min(edits[0].Before, Context);
        var (startBefore, startAfter) = (edits[0].Before - before, edits[0].After - before);
        var end = Math.Min(old.Count, edits[^1].EndBefore + Context);
        var lines = new List<HunkLine>();
        var position = startBefore;
        foreach (var edit in edits)
        {
            for (; position < edit.Before; position++) lines.Add(Line(' ', old[position]));
            for (; position < edit.EndBefore; position++) lines.Add(Line('-', old[position]));
            for (var i = edit.After; i < edit.EndAfter; i++) lines.Add(Line('+', present[i]));
        }

        for (; position < end; position++) lines.Add(Line(' ', old[position]));
        var (countBefore, countAfter) = (lines.Count(line => line.Mark != '+'), lines.Count(line => line.Mark != '-'));
        return new TextHunk(countBefore == 0 ? startBefore : startBefore + 1, countBefore, countAfter == 0 ? startAfter : startAfter + 1, countAfter, lines);
    }

    private static HunkLine Line(char mark, string line) => line[^1] == '\n' ? new HunkLine(mark, line[..^1], true) : new HunkLine(mark, line, false);
}
