using System.Runtime.CompilerServices;
using Linnet.Models.Pipelines;

namespace Linnet.Models.Tests.Samples;

/// <summary>The C# on the pages about question answering, gaps and prompts stands here, so it compiles.</summary>
public sealed class AnswerAndPromptSampleTests
{
    [Theory]
    [InlineData("question-answering.md")]
    [InlineData("fill-mask.md")]
    [InlineData("zero-shot-classification.md")]
    public void Their_code_is_the_code_of_this_file(string page) => DocsPage.AssertIsCodeOf(Path.Combine("tasks", page), SourcePath());

    internal static void Answering()
    {
        using var reader = QuestionAnsweringPipeline.Load("models/qa");
        var answer = reader.Answer("Where does Mary live?", "Mary lives in Rome and likes dogs.");
        Console.WriteLine($"{answer.Text} at {answer.Start}-{answer.End} ({answer.Score:P0})");
    }

    internal static void Filling()
    {
        using var pipeline = FillMaskPipeline.Load("models/base");
        foreach (var token in pipeline.Fill("Paris is the [MASK] of France.", top: 5)[0])
            Console.WriteLine($"{token.Token} {token.Score:P1}: {token.Text}");
    }

    internal static void Prompting()
    {
        using var pipeline = ZeroShotClassificationPipeline.Load("models/base");
        var prompt = new Prompt(["sports", "politics"], "{text} This news is about {label}.");
        foreach (var score in pipeline.Classify("The match ended with a late goal.", prompt))
            Console.WriteLine($"{score.Label} {score.Score:P0}");
    }

    private static string SourcePath([CallerFilePath] string path = "") => path;
}
