using FsCheck;
using FsCheck.Fluent;
using Linnet.Hub.Diff;

namespace Linnet.Hub.Tests.Diff;

public sealed class TextComparisonTests
{
    private static readonly Gen<string> Texts = Gen.Elements("a\n", "b\n", "c\n", "\n", "d\r\n", "+e\n", "-f\n", "\\ g\n", "@@ h", "@@ i\n").ListOf().Select(parts => string.Concat(parts));

    [Fact]
    public void A_patch_applied_to_the_old_text_gives_the_new_one()
    {
        Prop.ForAll(Pairs(), pair => UnifiedPatch.Apply(pair.Before, Patch(pair.Before, pair.After)) == pair.After)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void A_patch_has_no_more_lines_than_it_must()
    {
        Prop.ForAll(Pairs(), pair =>
        {
            var patch = TextComparison.Compare(pair.Before, pair.After);
            var (old, present) = (UnifiedPatch.Lines(pair.Before), UnifiedPatch.Lines(pair.After));
            var common = LongestCommon(old, present);
            return patch.RemovedLines == old.Count - common && patch.AddedLines == present.Count - common
                && patch.Hunks.Sum(hunk => hunk.Lines.Count(line => line.Mark == '+')) == patch.AddedLines;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void Hunks_carry_three_lines_around_each_change()
    {
        var before = string.Concat(Enumerable.Range(1, 30).Select(i => $"{i}\n"));
        var patch = TextComparison.Compare(before, before.Replace("\n10\n", "\nten\n", StringComparison.Ordinal).Replace("\n25\n", "\n", StringComparison.Ordinal));
        Assert.Equal(["@@ -7,7 +7,7 @@", "@@ -22,7 +22,6 @@"], patch.Hunks.Select(hunk => hunk.Header));
        Assert.Equal([" 7", " 8", " 9", "-10", "+ten", " 11", " 12", " 13"], patch.Hunks[0].Lines.Select(line => line.Mark + line.Text));
    }

    [Fact]
    public void A_last_line_without_an_end_is_said()
    {
        Assert.Equal("--- a/x\n+++ b/x\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n", TextComparison.Compare("a", "a\n").ToUnified("x", "x"));
        Assert.Equal("--- /dev/null\n+++ b/x\n@@ -0,0 +1,1 @@\n+a\n", TextComparison.Compare("", "a\n").ToUnified(null, "x"));
        Assert.Equal("--- a/x\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-a\n", TextComparison.Compare("a\n", "").ToUnified("x", null));
    }

    [Fact]
    public void Texts_that_differ_in_everything_are_replaced_whole_between_their_equal_ends()
    {
        var before = "first\n" + string.Concat(Enumerable.Range(0, 4000).Select(i => $"old {i}\n")) + "last\n";
        var after = "first\n" + string.Concat(Enumerable.Range(0, 3000).Select(i => $"new {i}\n")) + "last\n";
        var patch = TextComparison.Compare(before, after);
        Assert.Equal((4000, 3000), (patch.RemovedLines, patch.AddedLines));
        Assert.Equal(after, UnifiedPatch.Apply(before, patch.ToUnified("x", "x")));
    }

    [Fact]
    public void Too_many_lines_are_counted_but_not_shown()
    {
        var before = string.Concat(Enumerable.Range(0, 100).Select(i => $"{i}\n"));
        var patch = TextComparison.Compare(before, before.Replace("0\n", "x\n", StringComparison.Ordinal), maxLines: 20);
        Assert.False(patch.IsComplete);
        Assert.Equal((10, 10), (patch.RemovedLines, patch.AddedLines));
        Assert.True(patch.Hunks.Sum(hunk => hunk.Lines.Count) <= 20);
    }

    private static Arbitrary<(string Before, string After)> Pairs() => Texts.SelectMany(before => Texts.Select(after => (before, after))).ToArbitrary();

    private static string Patch(string before, string after) => TextComparison.Compare(before, after).ToUnified("x", "x");

    private static int LongestCommon(List<string> x, List<string> y)
    {
        var lengths = new int[x.Count + 1, y.Count + 1];
        for (var i = 1; i <= x.Count; i++)
            for (var j = 1; j <= y.Count; j++)
                lengths[i, j] = x[i - 1] == y[j - 1] ? lengths[i - 1, j - 1] + 1 : Math.Max(lengths[i - 1, j], lengths[i, j - 1]);
        return lengths[x.Count, y.Count];
    }
}
