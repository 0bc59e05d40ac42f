using Linnet.Training.Sparse;

namespace Linnet.Training.Tests.Sparse;

public class FoldsTests
{
    [Fact]
    public void Every_label_is_spread_evenly()
    {
        var labels = Enumerable.Range(0, 103).Select(i => new[] { i % 10 == 0 ? 1 : 0 }).ToArray();
        var folds = Folds.Assign(labels, 5, 7);
        for (var fold = 0; fold < 5; fold++)
        {
            var rows = Folds.Rows(folds, fold, true);
            Assert.InRange(rows.Length, 20, 21);
            Assert.InRange(rows.Count(row => labels[row][0] == 1), 2, 3);
            Assert.Equal(103, rows.Union(Folds.Rows(folds, fold, false)).Count());
        }
    }

    [Fact]
    public void The_seed_decides()
    {
        var labels = Enumerable.Range(0, 50).Select(_ => new[] { 0 }).ToArray();
        Assert.Equal(Folds.Assign(labels, 5, 1), Folds.Assign(labels, 5, 1));
        Assert.NotEqual(Folds.Assign(labels, 5, 1), Folds.Assign(labels, 5, 2));
    }
}
