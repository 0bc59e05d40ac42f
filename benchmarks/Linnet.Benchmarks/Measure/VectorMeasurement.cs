using System.Diagnostics;
using Linnet.Training.Benchmarks;

namespace Linnet.Benchmarks.Measure;

/// <summary>
/// Skip-gram vectors of a plain text with fastText's settings (5 passes, dimension 100, window 5, 5 negatives, words from 5 occurrences), in words a
/// second over the whole command's time as users call it; a line's end counts as a word, as fastText counts.
/// </summary>
internal static class VectorMeasurement
{
    /// <summary>Under the folder of shared data.</summary>
    internal const string Text = "multi30k/train.en";

    private const int Epochs = 5;
    private const int Runs = 5;

    internal static void Run(string launcher)
    {
        var text = SharedFiles.Data(Text);
        var words = File.ReadLines(text).Sum(line => 1L + line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
        var output = Path.Combine(Path.GetTempPath(), $"linnet-vectors-{Environment.ProcessId}.txt");
        try
        {
            Train(launcher, text, output); // builds where that is needed, and brings the files into memory
            var seconds = Timing.Median(Enumerable.Range(0, Runs).Select(_ => Train(launcher, text, output)));
            Report.Print("word2vec/skip-gram", words * Epochs / seconds);
        }
        finally
        {
            File.Delete(output);
        }
    }

    private static double Train(string launcher, string text, string output)
    {
        string[] arguments = ["vectors", "train", text, "--out", output, "--split", "white-space", "--dimension", "100", "--epochs", "5", "--min-count", "5", "--threads", Compare.PeerTools.Threads];
        var start = new ProcessStartInfo(launcher, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        var clock = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new LinnetException($"'{launcher} vectors train' ended with exit code {process.ExitCode}: {errors.Result.ReplaceLineEndings(" ").Trim()}");
        return Stopwatch.GetElapsedTime(clock).TotalSeconds;
    }
}
