using FsCheck;
using FsCheck.Fluent;
using Linnet.Numerics;
using Linnet.Training.Vectors;

namespace Linnet.Training.Tests.Vectors;

public sealed class SamplingTests
{
    [Fact]
    public void Draws_follow_the_weights()
    {
        double[] weights = [5, 0, 1, 2, 2];
        var table = new AliasTable(weights);
        var random = new SeededRandom(7);
        var counts = new int[5];
        for (var i = 0; i < 100_000; i++) counts[table.Draw(random)]++;
        for (var i = 0; i < 5; i++) Assert.InRange(counts[i] / 100_000.0, (weights[i] / 10) - 0.006, (weights[i] / 10) + 0.006);
    }

    [Fact]
    public void A_tree_has_the_shortest_codes()
    {
        // Counts 8 4 2 1 1: codes of 1, 2, 3, 4 and 4 decisions.
        var tree = new HuffmanTree([8, 4, 2, 1, 1]);
        Assert.Equal([1, 2, 3, 4, 4], Enumerable.Range(0, 5).Select(word => tree.Nodes(word).Length));
        Assert.Equal(4, tree.Deepest);
    }

    [Fact]
    public void Every_word_has_a_way_of_its_own() => Prop.ForAll<PositiveInt[]>(values =>
    {
        if (values.Length < 2) return true;
        long[] counts = [.. values.Select(value => (long)value.Get).OrderDescending()];
        var tree = new HuffmanTree(counts);
        var ways = Enumerable.Range(0, counts.Length).Select(word =>
        {
            var (nodes, labels) = (tree.Nodes(word).ToArray(), tree.Labels(word).ToArray());
            return string.Join(' ', nodes.Zip(labels).Reverse().Select(step => $"{step.First}:{step.Second}"));
        }).ToList();
        var kraft = Enumerable.Range(0, counts.Length).Sum(word => Math.Pow(2, -tree.Nodes(word).Length));
        return ways.Distinct().Count() == counts.Length && Math.Abs(kraft - 1) < 1e-9
            && Enumerable.Range(1, counts.Length - 1).All(word => tree.Nodes(word).Length >= tree.Nodes(word - 1).Length);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Character_n_grams_are_those_of_the_paper()
    {
        // "where" with n = 3: <wh, whe, her, ere, re>. "here" shares her, ere, re>.
        var table = new SubwordTable(["where", "here"], 3, 3, int.MaxValue);
        Assert.Equal([0, 2, 3, 4, 5, 6], table.Rows(0).ToArray());
        Assert.Equal([1, 7, 4, 5, 6], [table.Rows(1)[0], table.Rows(1)[1], table.Rows(1)[2], table.Rows(1)[3], table.Rows(1)[4]]);
        Assert.Equal((8, 6), (table.RowCount, table.MostRows));
    }

    [Fact]
    public void Characters_of_many_bytes_are_one_character()
    {
        // <你, 你好, 好> of length 2, and the single characters, but not the marks.
        var table = new SubwordTable(["你好"], 1, 2, int.MaxValue);
        Assert.Equal(1 + 2 + 3, table.Rows(0).Length);
        Assert.Equal(1, new SubwordTable(["你好"], 0, 0, 1).RowCount);
        Assert.Equal(2, new SubwordTable(["你好", "x"], 1, 2, 1).Rows(1)[1]);
    }
}
