using FsCheck;
using FsCheck.Fluent;
using Linnet.Models.Vectors;
using Linnet.Numerics;

namespace Linnet.Models.Tests.Vectors;

public sealed class WordVectorsTests
{
    private static readonly WordVectors Compass = new(["north", "east", "south", "northeast", "nowhere"], [0, 2, 3, 0, 0, -1, 1, 1, 0, 0], 2);

    [Fact]
    public void Nearest_words_come_by_the_cosine()
    {
        var near = Compass.Nearest("north", 3);
        Assert.Equal(["northeast", "east", "nowhere"], near.Select(word => word.Word));
        Assert.Equal(Math.Sqrt(0.5), near[0].Similarity, 6);
        Assert.Equal(0, near[1].Similarity);
        Assert.Equal("south", Compass.Nearest([0.1f, -5], 1)[0].Word);
        Assert.Equal(5, Compass.Nearest([1f, 0], 99).Count);
    }

    [Fact]
    public void Analogies_leave_their_words_out()
    {
        // king − man + woman, where the second axis is royal and the first is sex.
        var vectors = new WordVectors(["man", "woman", "king", "queen", "apple"], [1, 0.2f, -1, 0.2f, 1, 3, -1, 3, 0, -1], 2);
        Assert.Equal(["queen", "apple"], vectors.Analogy("man", "king", "woman").Select(word => word.Word));
    }

    [Fact]
    public void Words_have_vectors_and_similarities()
    {
        Assert.Equal([3, 0], Compass["east"].ToArray());
        Assert.True(Compass.TryGet("south", out var south));
        Assert.Equal([0, -1], south.ToArray());
        Assert.False(Compass.TryGet("west", out _));
        Assert.Equal(-1, Compass.Similarity("north", "south"), 6);
        Assert.Equal(0, Compass.Similarity("north", "nowhere"));
    }

    [Fact]
    public void Many_rows_rank_as_one_by_one() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var random = new SeededRandom((ulong)(uint)seed);
        var dimension = 1 + random.Next(40);
        var count = 20 + random.Next(400);
        var values = Enumerable.Range(0, count * dimension).Select(_ => (float)random.NextNormal()).ToArray();
        var vectors = new WordVectors([.. Enumerable.Range(0, count).Select(i => $"w{i}")], values, dimension);
        var expected = Enumerable.Range(1, count - 1).OrderByDescending(i => vectors.Similarity("w0", $"w{i}")).Take(5).ToList();
        var found = vectors.Nearest("w0", 5);
        return found.Zip(expected).All(pair => Math.Abs(pair.First.Similarity - vectors.Similarity("w0", $"w{pair.Second}")) < 1e-5);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    [Fact]
    public void Unknown_words_and_wrong_sizes_are_refused()
    {
        Assert.Contains("no vector for 'North' among the 5 words; there is 'north'", Assert.Throws<ConfigurationException>(() => Compass.Nearest("North")).Message, StringComparison.Ordinal);
        Assert.Throws<ConfigurationException>(() => Compass.Analogy("north", "up", "south"));
        Assert.Throws<ShapeException>(() => Compass.Nearest([1f, 2, 3]));
        Assert.Throws<ShapeException>(() => new WordVectors(["a"], [1, 2, 3], 2));
        Assert.Contains("'a' has two vectors", Assert.Throws<ConfigurationException>(() => new WordVectors(["a", "a"], [1, 2], 1)).Message, StringComparison.Ordinal);
    }
}
