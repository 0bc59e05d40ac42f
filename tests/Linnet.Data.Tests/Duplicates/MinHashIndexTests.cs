using FsCheck;
using FsCheck.Fluent;

namespace Linnet.Data.Tests;

public sealed class MinHashIndexTests
{
    [Fact]
    public void Jaccard_similarity_is_that_of_the_sets() =>
        Prop.ForAll<byte[], byte[]>((a, b) =>
        {
            ulong[] left = [.. a.Select(x => (ulong)x % 16).Distinct().Order()];
            ulong[] right = [.. b.Select(x => (ulong)x % 16).Distinct().Order()];
            var union = left.Union(right).Count();
            var expected = union == 0 ? 0 : (double)left.Intersect(right).Count() / union;
            return Math.Abs(Shingles.Jaccard(left, right) - expected) < 1e-12;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nearly_equal_texts_are_found_among_many_others()
    {
        var index = new MinHashIndex(0.8);
        for (var i = 0; i < 2000; i++) index.FindAndAdd(Sentence(i), out _);
        for (var i = 0; i < 2000; i += 50)
        {
            Assert.Equal(i, index.Find(Sentence(i) + " indeed", out var similarity));
            Assert.InRange(similarity, 0.8, 0.999);
        }

        Assert.Equal(-1, index.Find("nothing that resembles any of these numbers in words", out _));
    }

    [Fact]
    public void Short_and_empty_texts_do_no_harm()
    {
        var index = new MinHashIndex(0.8);
        Assert.Equal(-1, index.FindAndAdd("", out _));
        Assert.Equal(-1, index.FindAndAdd("ok", out _));
        Assert.Equal(1, index.Find("OK!", out var similarity));
        Assert.Equal(1, similarity);
    }

    private static string Sentence(int number) =>
        string.Join(' ', Enumerable.Range(0, 12).Select(i => Numerics.SplitMix64.At((ulong)number, (ulong)i).ToString("x8", null)[..6]));
}
