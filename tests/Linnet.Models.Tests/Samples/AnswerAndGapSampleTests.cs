using System.Runtime.CompilerServices;
using Linnet.Models.Pipelines;

namespace Linnet.Models.Tests.Samples;

/// <summary>The C# on the pages about question answering and gaps stands here, so it compiles.</summary>
public sealed class AnswerAndGapSampleTests
{
    [Theory]
    [InlineData("question-answering.md")]
    [InlineData("fill-mask.md")]
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

    private static string SourcePath([CallerFilePath] string path = "") => path;
}
