using Linnet.Numerics;
using Linnet.Retrieval.Dense;

namespace Linnet.Retrieval.Tests.Dense;

public sealed class HnswGraphTests
{
    [Theory]
    [InlineData(3000, 32, 0.97)]
    [InlineData(500, 8, 0.99)]
    [InlineData(1, 4, 1)]
    public void Finds_nearly_all_that_the_exact_search_finds(int count, int dimension, double least)
    {
        var vectors = Random(count, dimension, seed: 1);
        var graph = HnswBuilder.Build(vectors, new HnswOptions());
        var queries = Random(100, dimension, seed: 2);
        var top = Math.Min(10, count);
        var found = Enumerable.Range(0, queries.Count).Sum(query =>
        {
            var exact = vectors.Search(queries[query], top).Select(item => item.Row);
            return graph.Search(queries[query], top, 100).Select(item => item.Row).Intersect(exact).Count();
        });
        Assert.InRange(found / (double)(queries.Count * top), least, 1);
    }

    [Fact]
    public void The_same_vectors_and_seed_give_the_same_graph()
    {
        var vectors = Random(300, 16, seed: 3);
        var (first, second) = (HnswBuilder.Build(vectors, new HnswOptions()), HnswBuilder.Build(vectors, new HnswOptions()));
        var query = Random(1, 16, seed: 4)[0].ToArray();
        Assert.Equal(first.Search(query, 20, 50), second.Search(query, 20, 50));
    }

    [Fact]
    public void Equal_vectors_and_none_at_all_do_no_harm()
    {
        var equal = new VectorTable([.. Enumerable.Repeat(new[] { 0.6f, 0.8f }, 100).SelectMany(pair => pair)], 2);
        Assert.Equal(10, HnswBuilder.Build(equal, new HnswOptions()).Search([0.6f, 0.8f], 10, 50).Count);
        Assert.Empty(HnswBuilder.Build(new VectorTable([], 2), new HnswOptions()).Search([1, 0], 3, 10));
    }

    [Fact]
    public void The_exact_search_gives_the_best_first()
    {
        var table = new VectorTable([1, 0, 0, 1, 0.6f, 0.8f], 2);
        Assert.Equal([1, 2], table.Search([0, 1], 2).Select(item => item.Row));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(100)]
    public void Products_are_those_of_a_plain_loop(int length)
    {
        var random = new SeededRandom(5);
        float[] left = [.. Enumerable.Range(0, length).Select(_ => (float)random.NextNormal())], right = [.. left.Reverse()];
        Assert.Equal(left.Zip(right, (x, y) => (double)x * y).Sum(), VectorTable.Dot(left, right), 3);
    }

    [Fact]
    public void Options_outside_their_range_are_named() =>
        Assert.Contains("neighbors is 1", Assert.Throws<ConfigurationException>(() => HnswBuilder.Build(Random(3, 2, 1), new HnswOptions { Neighbors = 1 })).Message, StringComparison.Ordinal);

    private static VectorTable Random(int count, int dimension, ulong seed)
    {
        var random = new SeededRandom(seed);
        var values = new float[count * dimension];
        for (var row = 0; row < count; row++)
        {
            var vector = values.AsSpan(row * dimension, dimension);
            for (var i = 0; i < dimension; i++) vector[i] = (float)random.NextNormal();
            var norm = MathF.Sqrt(VectorTable.Dot(vector, vector));
            for (var i = 0; i < dimension; i++) vector[i] /= norm;
        }

        return new VectorTable(values, dimension);
    }
}
