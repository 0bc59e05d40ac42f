using System.Runtime.CompilerServices;
using Linnet.Data;
using Linnet.Models.Pipelines;
using Linnet.Training.Evaluations;

namespace Linnet.Training.Tests.Samples;

/// <summary>The C# on the page about prompts stands here, so it compiles.</summary>
public sealed class PromptSampleTests
{
    [Fact]
    public void Its_code_is_the_code_of_this_file() => DocsPage.AssertIsCodeOf(Path.Combine("tasks", "zero-shot-classification.md"), SourcePath());

    internal static void Prompting()
    {
        using var pipeline = ZeroShotClassificationPipeline.Load("models/base");
        var prompt = new Prompt(["sports", "politics"], "{text} This news is about {label}.");
        foreach (var score in pipeline.Classify("The match ended with a late goal.", prompt))
            Console.WriteLine($"{score.Label} {score.Score:P0}");
    }

    internal static void Measuring()
    {
        var options = new PromptOptions { Labels = ["sports", "politics"], ShotsFrom = "train.tsv", ShotCount = 2 };
        var report = ModelEvaluation.Run("models/poet", "test.tsv", new DataFileOptions(), options, Console.Error.WriteLine);
        Console.WriteLine(report.Metrics["accuracy"]);
    }

    private static string SourcePath([CallerFilePath] string path = "") => path;
}
