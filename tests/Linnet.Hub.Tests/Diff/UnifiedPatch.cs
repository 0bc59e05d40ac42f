using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Linnet.Hub.Tests.Diff;

/// <summary>Applies a patch in the unified format as <c>patch</c> does, from its text alone; a line that does not fit fails.</summary>
internal static partial class UnifiedPatch
{
    internal static string Apply(string before, string patch)
    {
        var old = Lines(before);
        var lines = patch.Split('\n');
        Assert.StartsWith("--- ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("+++ ", lines[1], StringComparison.Ordinal);
        var (result, at, i) = (new StringBuilder(), 0, 2);
        while (lines[i].Length > 0)
        {
            var header = Header().Match(lines[i++]);
            Assert.True(header.Success);
            var (start, left, added) = (Number(header, 1), Number(header, 2), Number(header, 4));
            for (var first = left == 0 ? start : start - 1; at < first; at++) result.Append(old[at]);
            Assert.Equal(Number(header, 3) - (added == 0 ? 0 : 1), Lines(result.ToString()).Count);
            while (left > 0 || added > 0)
            {
                var (mark, text) = (lines[i][0], lines[i][1..]);
                var hasEnd = !lines[i + 1].StartsWith('\\');
                i += hasEnd ? 1 : 2;
                var line = hasEnd ? text + "\n" : text;
                Assert.Contains(mark, " -+");
                if (mark != '+')
                {
                    Assert.Equal(old[at++], line);
                    left--;
                }

                if (mark == '-') continue;
                result.Append(line);
                added--;
            }
        }

        while (at < old.Count) result.Append(old[at++]);
        return result.ToString();
    }

    internal static List<string> Lines(string text)
    {
        var lines = text.Split('\n').Select(line => line + "\n").ToList();
        lines[^1] = lines[^1][..^1];
        if (lines[^1].Length == 0) lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    private static int Number(Match header, int group) => int.Parse(header.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A@@ -([0-9]+),([0-9]+) \+([0-9]+),([0-9]+) @@\z")]
    private static partial Regex Header();
}
