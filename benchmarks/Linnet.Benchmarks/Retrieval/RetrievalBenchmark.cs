using System.Diagnostics;
using Linnet.Benchmarks.Measure;
using Linnet.Retrieval;
using Linnet.Retrieval.Dense;

namespace Linnet.Benchmarks.Retrieval;

/// <summary>
/// The graph over vectors beside the exact search: how long it takes to build, what it needs of memory, what share of the ten nearest it finds, and
/// how many queries a second either answers.
/// </summary>
/// <param name="Vectors">How many are searched.</param>
/// <param name="Dimension">Numbers of a vector.</param>
/// <param name="Queries">Different queries.</param>
/// <param name="Candidates">What a search over the graph keeps on its way (ef).</param>
/// <param name="Graph">How the graph is built.</param>
internal sealed record RetrievalBenchmark(int Vectors, int Dimension, int Queries, int Candidates, HnswOptions Graph)
{
    private const int Top = 10;
    private const double Megabyte = 1 << 20;

    /// <summary>Measures and prints, one JSON line a figure.</summary>
    /// <param name="seconds">Measured time of each kind of search at least.</param>
    internal void Run(double seconds)
    {
        var clusters = ClusteredVectors.ClustersFor(Vectors);
        var table = new VectorTable(ClusteredVectors.Create(Vectors, Dimension, clusters, Graph.Seed, part: 1), Dimension);
        var queries = new VectorTable(ClusteredVectors.Create(Queries, Dimension, clusters, Graph.Seed, part: 2), Dimension);
        HnswBuilder.Build(new VectorTable(table.Values[..(Math.Min(Vectors, 2000) * Dimension)], Dimension), Graph); // finds the hot code

        var neighbours = new Neighbours();
        var clock = Stopwatch.GetTimestamp();
        var graph = HnswBuilder.Build(table, Graph);
        Report.Print("retrieval/build-seconds", Stopwatch.GetElapsedTime(clock).TotalSeconds, otherCores: neighbours.Cores());
        Report.Print("retrieval/vectors-megabytes", table.Values.LongLength * sizeof(float) / Megabyte);
        Report.Print("retrieval/graph-megabytes", graph.Bytes / Megabyte);
        using (var process = Process.GetCurrentProcess()) Report.Print("retrieval/peak-megabytes", process.PeakWorkingSet64 / Megabyte);
        Report.Print("retrieval/recall-at-10", Recall(table, graph, queries));
        Speed("retrieval/exact-queries-per-second", seconds, query => table.Search(queries[query], Top));
        Speed("retrieval/graph-queries-per-second", seconds, query => graph.Search(queries[query], Top, Candidates));
    }

    private double Recall(VectorTable table, HnswGraph graph, VectorTable queries)
    {
        var (found, wanted) = (0, 0);
        for (var query = 0; query < Queries; query++)
        {
            var exact = table.Search(queries[query], Top).Select(hit => hit.Row).ToHashSet();
            wanted += exact.Count;
            found += graph.Search(queries[query], Top, Candidates).Count(hit => exact.Contains(hit.Row));
        }

        return found / (double)wanted;
    }

    private void Speed(string key, double seconds, Action<int> search)
    {
        var neighbours = new Neighbours();
        var clock = Stopwatch.StartNew();
        var done = 0;
        for (; clock.Elapsed.TotalSeconds < seconds || done < Top; done++) search(done % Queries);
        Report.Print(key, done / clock.Elapsed.TotalSeconds, otherCores: neighbours.Cores());
    }
}
