using System.Diagnostics;
using Linnet.Text.Tokenization;
using Linnet.Training.Benchmarks;

namespace Linnet.Benchmarks.Measure;

/// <summary>
/// Encoding of batches, in MB/s: ids, tokens and offsets, and ids only. Each text is encoded once by a tokeniser that has seen none before, so that
/// no cache knows it; a second pass needs a new tokeniser, which is loaded while no clock runs.
/// </summary>
internal static class TokenizerMeasurement
{
    /// <summary>Ends the names of figures that have ids only, which the peer can not do.</summary>
    internal const string IdsOnly = "/ids-only";

    private const int BatchSize = 1024;
    private const int LeastPasses = 3;
    private const double WarmSeconds = 2;

    internal static void Run(string name, double seconds)
    {
        foreach (var corpus in Corpus.For(name))
        {
            var texts = corpus.Read();
            var batches = texts.Chunk(BatchSize).ToArray();
            var megabytes = texts.Sum(text => (long)System.Text.Encoding.UTF8.GetByteCount(text)) / 1e6;
            var key = $"tokenize/{name}/{corpus.Key}";
            Report(key, tokenizer => EncodeAll(tokenizer, batches));
            Report(key + IdsOnly, tokenizer => EncodeIdsOfAll(tokenizer, batches));

            void Report(string figure, Action<Tokenizer> encode)
            {
                Passes(name, WarmSeconds, encode);
                var neighbours = new Neighbours();
                var rate = megabytes / Timing.Median(Passes(name, seconds, encode));
                Measure.Report.Print(figure, rate, otherCores: neighbours.Cores());
            }
        }
    }

    /// <summary>Seconds of each pass, loading left out.</summary>
    private static List<double> Passes(string name, double seconds, Action<Tokenizer> encode)
    {
        var clock = Stopwatch.StartNew();
        var passes = new List<double>();
        while (passes.Count < LeastPasses || clock.Elapsed.TotalSeconds < seconds)
        {
            var tokenizer = Tokenizer.Load(SharedFiles.Tokenizer(name));
            var start = Stopwatch.GetTimestamp();
            encode(tokenizer);
            passes.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return passes;
    }

    private static void EncodeAll(Tokenizer tokenizer, string[][] batches)
    {
        foreach (var batch in batches)
            foreach (var encoding in tokenizer.EncodeBatch(batch)) GC.KeepAlive(encoding.Tokens);
    }

    private static void EncodeIdsOfAll(Tokenizer tokenizer, string[][] batches)
    {
        foreach (var batch in batches) GC.KeepAlive(tokenizer.EncodeIdsBatch(batch));
    }
}
