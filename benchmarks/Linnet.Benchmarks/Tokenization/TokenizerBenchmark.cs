using System.Diagnostics;
using Linnet.Text.Tokenization;

namespace Linnet.Benchmarks;

/// <summary>How fast batches of text become ids.</summary>
internal static class TokenizerBenchmark
{
    private const int BatchSize = 1024;
    private const double Megabytes = 4;

    /// <summary>Encodes the lines of a text, batch by batch, again and again; ids are produced, special tokens are added, nothing is cut.</summary>
    /// <param name="tokenizerPath">A tokenizer.json or its folder.</param>
    /// <param name="textPath">A UTF-8 text; each line that is not blank is an input, repeated from the start until there are four megabytes.</param>
    /// <param name="seconds">How long to measure, after one pass to warm up.</param>
    /// <param name="join">So many lines, with spaces between them, make one input.</param>
    /// <returns>The median over all passes, in 10⁶ bytes of UTF-8 a second.</returns>
    internal static double Run(string tokenizerPath, string textPath, double seconds = 2, int join = 1)
    {
        var tokenizer = Tokenizer.Load(tokenizerPath).With(parts => parts.Truncation = null);
        var batches = ReadInputs(textPath, join, out var megabytes).Chunk(BatchSize).ToArray();
        Encode(tokenizer, batches);
        var rates = new List<double>();
        for (var total = Stopwatch.StartNew(); total.Elapsed.TotalSeconds < seconds || rates.Count < 3;)
        {
            var pass = Stopwatch.StartNew();
            Encode(tokenizer, batches);
            rates.Add(megabytes / pass.Elapsed.TotalSeconds);
        }

        rates.Sort();
        return rates[rates.Count / 2];
    }

    private static long Encode(Tokenizer tokenizer, string[][] batches)
    {
        var ids = 0L;
        foreach (var batch in batches)
            foreach (var encoded in tokenizer.EncodeBatch(batch)) ids += encoded.Length;
        return ids;
    }

    private static List<string> ReadInputs(string path, int join, out double megabytes)
    {
        var lines = File.ReadLines(path).Where(line => !string.IsNullOrWhiteSpace(line)).Chunk(join).Select(lines => string.Join(' ', lines)).ToArray();
        var inputs = new List<string>();
        megabytes = 0;
        while (megabytes < Megabytes)
        {
            inputs.Add(lines[inputs.Count % lines.Length]);
            megabytes += System.Text.Encoding.UTF8.GetByteCount(inputs[^1]) / 1e6;
        }

        return inputs;
    }
}
