using System.CommandLine;
using Linnet.Retrieval;

namespace Linnet.Benchmarks.Retrieval;

/// <summary>`retrieval`: the graph over vectors beside the exact search; one JSON object a line.</summary>
internal static class RetrievalCommand
{
    internal static Command Create()
    {
        var defaults = new HnswOptions();
        var vectors = Number("--vectors", "Vectors that are searched.", 100_000);
        var dimension = Number("--dimension", "Numbers of a vector.", 128);
        var queries = Number("--queries", "Different queries.", 500);
        var candidates = Number("--candidates", "What a search over the graph keeps on its way (ef).", new SearchOptions().GraphCandidates);
        var neighbors = Number("--neighbors", "Neighbours of a vector on an upper layer (M).", defaults.Neighbors);
        var construction = Number("--construction-candidates", "What is looked at for a new vector's neighbours (efConstruction).", defaults.ConstructionCandidates);
        var seed = Number("--seed", "Of vectors and graph.", (int)defaults.Seed);
        var seconds = new Option<double>("--seconds") { Description = "Measured time of each kind of search at least.", DefaultValueFactory = _ => 3 };
        var command = new Command("retrieval", "Measure the graph over vectors beside the exact search; one JSON object a line.")
        {
            vectors, dimension, queries, candidates, neighbors, construction, seed, seconds,
        };
        command.SetAction(result =>
        {
            var graph = new HnswOptions { Neighbors = result.GetValue(neighbors), ConstructionCandidates = result.GetValue(construction), Seed = (ulong)result.GetValue(seed) };
            new RetrievalBenchmark(result.GetValue(vectors), result.GetValue(dimension), result.GetValue(queries), result.GetValue(candidates), graph).Run(result.GetValue(seconds));
        });
        return command;
    }

    private static Option<int> Number(string name, string description, int value)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError($"{name} must be 1 or more");
        });
        return option;
    }
}
