using System.Runtime.CompilerServices;
using Linnet.Models.Architectures;
using Linnet.Models.Pipelines;

namespace Linnet.Models.Tests.Samples;

/// <summary>The C# on the pages about translation and summarization stands here, so it compiles.</summary>
public sealed class TextToTextSampleTests
{
    private const string Text = "The storm hit the coast. A dog slept. The coast was hit by a storm again.";

    [Theory]
    [InlineData("translation.md")]
    [InlineData("summarization.md")]
    public void Their_code_is_the_code_of_this_file(string page) => DocsPage.AssertIsCodeOf(Path.Combine("tasks", page), SourcePath());

    [Fact]
    public void Sentences_are_picked_without_any_model() => Pick(Text);

    [Fact]
    public void Folders_that_are_not_there_are_refused()
    {
        Assert.Throws<ModelFormatException>(Translate);
        Assert.Throws<ModelFormatException>(() => Summarize(Text));
    }

    private static void Translate()
    {
        using var translator = TranslationPipeline.Load("models/mt");
        Console.WriteLine(translator.Translate("ein mann schläft auf einem sofa .").Text);
        var settings = translator.Defaults with { NumBeams = 8, LengthPenalty = 1.2f };
        foreach (var answer in translator.Translate(File.ReadAllLines("letters.de"), settings)) Console.WriteLine(answer.Text);
    }

    private static void Summarize(string article)
    {
        using var pipeline = SummarizationPipeline.Load("models/news");
        Console.WriteLine(pipeline.Summarize(article).Text);
    }

    private static void Pick(string article)
    {
        // Without any model or training:
        using var rank = new TextRankSummarizer(new TextRankConfig { NumSentences = 3 });
        Console.WriteLine(rank.Summarize([article])[0].Text);
    }

    private static string SourcePath([CallerFilePath] string path = "") => path;
}
