using FsCheck;
using FsCheck.Fluent;
using Linnet.Benchmarks.Retrieval;
using Linnet.Models.Safetensors;
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

    [Theory]
    [InlineData(1500, 24, 1)]
    [InlineData(2500, 16, 2)]
    public void Vectors_in_clusters_are_found_too(int count, int dimension, ulong seed)
    {
        var vectors = new VectorTable(ClusteredVectors.Create(count, dimension, count / 50, seed, part: 1), dimension);
        var queries = new VectorTable(ClusteredVectors.Create(60, dimension, count / 50, seed, part: 2), dimension);
        var graph = HnswBuilder.Build(vectors, new HnswOptions { Seed = seed });
        double Recall(int candidates) => Enumerable.Range(0, queries.Count).Average(query =>
            graph.Search(queries[query], 10, candidates).Select(hit => hit.Row).Intersect(vectors.Search(queries[query], 10).Select(hit => hit.Row)).Count() / 10.0);
        Assert.InRange(Recall(100), 0.95, 1);
        Assert.InRange(Recall(400), Recall(20), 1);
    }

    [Fact]
    public void Any_search_gives_rows_once_best_first_with_their_true_scores() => Prop.ForAll(
        Gen.Choose(1, 120).Select(count => (Count: count, Top: 1 + (count * 7 % 13), Neighbors: 4 + (count % 5))).ToArbitrary(),
        sizes =>
        {
            var vectors = Random(sizes.Count, 6, (ulong)sizes.Count);
            var graph = HnswBuilder.Build(vectors, new HnswOptions { Neighbors = sizes.Neighbors, ConstructionCandidates = 20 });
            var query = Random(1, 6, seed: 99)[0].ToArray();
            var (found, exact) = (graph.Search(query, sizes.Top, 200), vectors.Search(query, sizes.Top));
            Assert.Equal(found.Count, found.Select(hit => hit.Row).Distinct().Count());
            Assert.All(found, hit => Assert.Equal(VectorTable.Dot(vectors[hit.Row], query), hit.Score));
            Assert.Equal(found.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Row), found);
            Assert.Equal(Enumerable.Range(0, sizes.Count).Select(row => (row, VectorTable.Dot(vectors[row], query))).OrderByDescending(hit => hit.Item2).ThenBy(hit => hit.row).Take(sizes.Top), exact);

            // More candidates than vectors: whatever an edge leads to is found.
            Assert.Equal(exact.Count, found.Count);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(2026, 7));

    [Fact]
    public void A_graph_comes_back_from_its_file()
    {
        using var folder = new TemporaryFolder();
        var vectors = Random(400, 8, seed: 6);
        var graph = HnswBuilder.Build(vectors, new HnswOptions { Neighbors = 4 });
        using (var stream = File.Create(folder.File("graph"))) SafetensorsWriter.Write(stream, graph.Entries());
        using var file = SafetensorsFile.Open(folder.File("graph"));
        var read = HnswGraph.Read(file, vectors);
        var query = Random(1, 8, seed: 7)[0].ToArray();
        Assert.Equal(graph.Search(query, 30, 60), read.Search(query, 30, 60));
        Assert.Throws<ModelFormatException>(() => HnswGraph.Read(file, Random(399, 8, seed: 6)));
    }

    [Fact]
    public void Many_threads_find_what_one_finds()
    {
        var vectors = Random(600, 16, seed: 8);
        var (graph, queries) = (HnswBuilder.Build(vectors, new HnswOptions()), Random(40, 16, seed: 9));
        var alone = Enumerable.Range(0, 40).Select(query => graph.Search(queries[query], 5, 30)).ToArray();
        var together = new List<(int Row, float Score)>[40];
        Parallel.For(0, 40, query => together[query] = graph.Search(queries[query], 5, 30));
        Assert.Equal(alone, together);
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
