using FsCheck;
using FsCheck.Fluent;

namespace Linnet.Data.Tests;

public sealed class SplitterTests
{
    private static readonly SplitPart[] Parts = [new("train", 0.7), new("dev", 0.2), new("test", 0.1)];

    [Fact]
    public void Stratified_parts_have_the_shares_of_the_whole()
    {
        string[] labels = [.. Enumerable.Range(0, 1000).Select(i => i % 10 == 0 ? "rare" : i % 2 == 0 ? "x" : "y")];
        var assignment = Splitter.Stratified(labels, Parts, seed: 3);
        for (var part = 0; part < Parts.Length; part++)
        {
            foreach (var label in (string[])["rare", "x", "y"])
            {
                var expected = labels.Count(other => other == label) * Parts[part].Fraction;
                var actual = Enumerable.Range(0, 1000).Count(i => labels[i] == label && assignment[i] == part);
                Assert.InRange(actual, expected - 1, expected + 1);
            }
        }
    }

    [Fact]
    public void The_first_part_knows_every_label_and_sizes_are_right() =>
        Prop.ForAll<byte[], ulong>((bytes, seed) =>
        {
            var labels = Array.ConvertAll(bytes, b => "label" + (b % 12));
            var assignment = Splitter.Stratified(labels, Parts, seed);
            var known = labels.Where((_, i) => assignment[i] == 0).ToHashSet();
            return labels.All(known.Contains) && assignment.SequenceEqual(Splitter.Stratified(labels, Parts, seed));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Random_parts_have_their_sizes_and_depend_on_the_seed()
    {
        var assignment = Splitter.Random(100, Parts, seed: 1);
        Assert.Equal([70, 20, 10], Enumerable.Range(0, 3).Select(part => assignment.Count(p => p == part)));
        Assert.NotEqual(assignment, Splitter.Random(100, Parts, seed: 2));
    }

    [Fact]
    public void Groups_stay_whole_and_parts_come_close_to_their_size()
    {
        string[] groups = [.. Enumerable.Range(0, 500).Select(i => "author" + (i * i % 61))];
        var assignment = Splitter.Grouped(groups, Parts, seed: 5);
        Assert.All(groups.Distinct(), group => Assert.Single(Enumerable.Range(0, 500).Where(i => groups[i] == group).Select(i => assignment[i]).Distinct()));
        Assert.InRange(assignment.Count(part => part == 0), 330, 370);
    }

    [Fact]
    public void A_hash_split_is_stable_and_close_to_its_fractions()
    {
        var assignment = Enumerable.Range(0, 5000).Select(i => Splitter.ByHash("text number " + i, Parts)).ToArray();
        Assert.InRange(assignment.Count(part => part == 0), 3400, 3600);
        Assert.InRange(assignment.Count(part => part == 2), 430, 570);

        // Fixed for ever (the first 64 bits of SHA-256 as a fraction): what was in test must never move to train.
        Assert.Equal([1, 0, 0, 0, 0, 0, 1, 0], "abcdefgh".Select(letter => Splitter.ByHash(letter.ToString(), Parts)));
    }

    [Fact]
    public void Folds_are_equal_and_stratified()
    {
        string[] labels = [.. Enumerable.Range(0, 103).Select(i => i % 3 == 0 ? "a" : "b")];
        var folds = Splitter.KFold(labels, 5, seed: 1);
        for (var fold = 0; fold < 5; fold++)
        {
            Assert.InRange(folds.Count(f => f == fold), 20, 21);
            Assert.InRange(Enumerable.Range(0, 103).Count(i => folds[i] == fold && labels[i] == "a"), 7, 7);
        }
    }

    [Fact]
    public void Parts_that_make_no_whole_are_refused()
    {
        Assert.Throws<ConfigurationException>(() => Splitter.Random(10, [new("a", 0.5), new("b", 0.6)], 1));
        Assert.Throws<ConfigurationException>(() => Splitter.Random(10, [new("a", 0.5), new("a", 0.5)], 1));
        Assert.Throws<ConfigurationException>(() => Splitter.Random(10, [new("a", 1)], 1));
        Assert.Throws<ConfigurationException>(() => Splitter.KFold(["a"], 2, 1));
    }
}
