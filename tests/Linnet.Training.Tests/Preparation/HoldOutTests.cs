using FsCheck;
using FsCheck.Fluent;
using Linnet.Training.Preparation;

namespace Linnet.Training.Tests.Preparation;

public sealed class HoldOutTests
{
    [Fact]
    public void Parts_share_no_row_and_the_first_is_the_one_of_a_single_hold_out() => Prop.ForAll<NonNull<string>, ulong>((text, seed) =>
    {
        var takers = Enumerable.Range(0, 10).Where(part => HoldOut.Takes(text.Get, seed, 0.1, part)).ToList();
        Assert.InRange(takers.Count, 0, 1);
        Assert.Equal(HoldOut.Takes(text.Get, seed, 0.1), takers.Contains(0));
        Assert.Equal(takers.Contains(3), HoldOut.Takes(text.Get, seed, 0.1, 13));
        Assert.False(HoldOut.Takes(text.Get, seed, 0, 1));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void All_parts_together_are_all_rows()
    {
        var rows = Enumerable.Range(0, 2000).Select(i => $"row {i}").ToList();
        var counts = Enumerable.Range(0, 4).Select(part => rows.Count(row => HoldOut.Takes(row, 7, 0.25, part))).ToList();
        Assert.Equal(rows.Count, counts.Sum());
        Assert.All(counts, count => Assert.InRange(count, 400, 600));
    }
}
