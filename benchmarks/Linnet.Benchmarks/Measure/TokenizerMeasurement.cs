using Linnet.Text.Tokenization;
using Linnet.Training.Benchmarks;

namespace Linnet.Benchmarks.Measure;

/// <summary>Encoding of batches to ids, in MB/s: single sentences, and twenty joined to about a kilobyte.</summary>
internal static class TokenizerMeasurement
{
    private const string Corpus = "multi30k/train.en";
    private const long LeastBytes = 1_500_000;
    private const double WarmSeconds = 2;

    private static readonly int[] Joins = [1, 20];

    internal static void Run(string name, double seconds)
    {
        var tokenizer = Tokenizer.Load(SharedFiles.Tokenizer(name));
        var lines = File.ReadLines(SharedFiles.Data(Corpus)).Where(line => !string.IsNullOrWhiteSpace(line)).ToArray();
        foreach (var join in Joins)
        {
            var work = new TokenizationWork(tokenizer, Inputs([.. lines.Chunk(join).Select(chunk => string.Join(' ', chunk))]));
            Timing.Measure(() => work.Run(), WarmSeconds / 2, WarmSeconds / 2, leastCalls: 1);
            var neighbours = new Neighbours();
            var rate = work.MegabytesPerSecond(seconds, warmSeconds: 0);
            Report.Print($"tokenize/{name}/join{join}", rate, otherCores: neighbours.Cores());
        }
    }

    /// <summary>Texts from the first on, and round again, until they are as many bytes as the peer gets.</summary>
    private static IEnumerable<string> Inputs(string[] texts)
    {
        long bytes = 0;
        for (var i = 0; bytes < LeastBytes; i = (i + 1) % texts.Length)
        {
            bytes += System.Text.Encoding.UTF8.GetByteCount(texts[i]);
            yield return texts[i];
        }
    }
}
