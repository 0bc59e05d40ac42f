using Linnet.Benchmarks.Sparse;

namespace Linnet.Benchmarks.Measure;

/// <summary>Training of fastText models, in words a second as fastText counts them, and accuracy on dev rows.</summary>
internal static class FastTextMeasurement
{
    private static readonly string[] DataSets = ["sst2", "banking77", "thucnews-zh"];

    internal static void Run()
    {
        foreach (var name in DataSets)
        {
            var neighbours = new Neighbours();
            var figures = FastTextBenchmark.Measure(SharedFiles.Data($"{name}/train.tsv"), SharedFiles.Data($"{name}/dev.tsv"));
            Report.Print($"fasttext/{name}", figures.WordsPerSecond, figures.Accuracy, neighbours.Cores());
        }
    }
}
