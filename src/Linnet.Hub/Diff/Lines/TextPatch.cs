using System.Globalization;
using System.Text;

namespace Linnet.Hub.Diff;

/// <summary>The lines that differ between two texts.</summary>
/// <param name="Hunks">Changed places with the lines around them, from top to bottom.</param>
/// <param name="AddedLines">Number of lines that are new, also of hunks that are not shown.</param>
/// <param name="RemovedLines">Number of lines that are gone, also of hunks that are not shown.</param>
/// <param name="IsComplete">False where hunks at the end are left out because there are too many.</param>
internal sealed record TextPatch(IReadOnlyList<TextHunk> Hunks, int AddedLines, int RemovedLines, bool IsComplete)
{
    /// <summary>The unified format, which <c>patch</c> and <c>git apply</c> read.</summary>
    /// <param name="pathBefore">The old file; null where the file is new.</param>
    /// <param name="pathAfter">The new file; null where the file is gone.</param>
    internal string ToUnified(string? pathBefore, string? pathAfter)
    {
        var text = new StringBuilder();
        text.Append("--- ").Append(pathBefore is null ? "/dev/null" : $"a/{pathBefore}").Append('\n');
        text.Append("+++ ").Append(pathAfter is null ? "/dev/null" : $"b/{pathAfter}").Append('\n');
        foreach (var hunk in Hunks)
        {
            text.Append(hunk.Header).Append('\n');
            foreach (var line in hunk.Lines)
            {
                text.Append(line.Mark).Append(line.Text).Append('\n');
                if (!line.HasEnd) text.Append("\\ No newline at end of file\n");
            }
        }

        return text.ToString();
    }
}

/// <summary>One changed place.</summary>
/// <param name="StartBefore">Its first line in the old text, from 1; the line before it where it has none there.</param>
/// <param name="CountBefore">Number of old lines.</param>
/// <param name="StartAfter">Its first line in the new text, from 1; the line before it where it has none there.</param>
/// <param name="CountAfter">Number of new lines.</param>
/// <param name="Lines">Kept, removed and added lines.</param>
internal sealed record TextHunk(int StartBefore, int CountBefore, int StartAfter, int CountAfter, IReadOnlyList<HunkLine> Lines)
{
    /// <summary>The line that begins a hunk in the unified format.</summary>
    public string Header => string.Create(CultureInfo.InvariantCulture, $"@@ -{StartBefore},{CountBefore} +{StartAfter},{CountAfter} @@");
}

/// <summary>A line of a hunk.</summary>
/// <param name="Mark">A space for a line that stays, <c>-</c> for one that is gone, <c>+</c> for one that is new.</param>
/// <param name="Text">The line without its end.</param>
/// <param name="HasEnd">False for a last line that no line feed ends.</param>
internal sealed record HunkLine(char Mark, string Text, bool HasEnd);
