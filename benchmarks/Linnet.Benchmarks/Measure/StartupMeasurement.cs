using System.Diagnostics;
using Linnet.Models.Folder;
using Linnet.Text.Tokenization.Training;
using Linnet.Training.Benchmarks;

namespace Linnet.Benchmarks.Measure;

/// <summary>Seconds from the start of <c>linnet predict</c> on a TextCNN folder to its answer and end, by the launcher as users call it.</summary>
internal static class StartupMeasurement
{
    private const int Runs = 10;
    private const int VocabularySize = 8000;

    internal static void Run(string launcher)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"linnet-startup-{Environment.ProcessId}");
        try
        {
            WriteModel(folder);
            Predict(launcher, folder); // builds where that is needed, and brings the files into memory
            Report.Print("startup/predict", Timing.Median(Enumerable.Range(0, Runs).Select(_ => Predict(launcher, folder))));
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private static void WriteModel(string folder)
    {
        var texts = GeneratedText.Sentences(5000, words: 20_000);
        var tokenizer = new WordPieceTrainer(new TokenizerTrainingOptions { VocabularySize = VocabularySize }).Train(texts);
        var model = StandardModels.Find("textcnn");
        using var network = model.Create();
        ModelFolder.Write(folder, writer =>
        {
            writer.WriteConfig(model.Config);
            writer.WriteWeights(network.Entries());
            writer.WriteInfo(new ModelInfo());
            tokenizer.Save(Path.Combine(writer.Path, ModelFolder.TokenizerFile));
        });
    }

    private static double Predict(string launcher, string folder)
    {
        var start = new ProcessStartInfo(launcher, ["predict", folder, "where is the parcel that I ordered last week?"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var clock = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var elapsed = Stopwatch.GetElapsedTime(clock).TotalSeconds;
        if (process.ExitCode != 0 || answer.Length == 0)
            throw new LinnetException($"'{launcher} predict' ended with exit code {process.ExitCode}: {errors.Result.ReplaceLineEndings(" ").Trim()}");
        return elapsed;
    }
}
