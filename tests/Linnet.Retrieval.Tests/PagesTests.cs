using System.Runtime.CompilerServices;
using Linnet.Data;
using Linnet.Models.Chat;
using Linnet.Models.Pipelines;

namespace Linnet.Retrieval.Tests;

/// <summary>The C# on the pages about search and dialogue stands here, so it compiles.</summary>
public sealed class PagesTests
{
    [Theory]
    [InlineData("search.md")]
    [InlineData("dialogue.md")]
    public void Their_code_is_the_code_of_this_file(string page) => DocsPage.AssertIsCodeOf(Path.Combine("tasks", page), SourcePath());

    internal static void Search()
    {
        SearchIndex.Build("documents", "index", new IndexOptions { Encoder = "models/encoder" });
        using var index = SearchIndex.Open("index");
        foreach (var hit in index.Search("how do I return a parcel?", new SearchOptions { Top = 3 }))
            Console.WriteLine($"{hit.Score:F3} {hit.Passage.Document}: {hit.Passage.Text}");
    }

    internal static void Dialogue()
    {
        using var selector = ReplySelector.Create(DialogueFile.Read("smalltalk.jsonl"));
        Console.WriteLine(selector.Answer(["Hello", "Hi there!", "How are you?"]).Text);

        using var pipeline = TextGenerationPipeline.Load("models/chat");
        var conversation = new Conversation(pipeline, "Be brief.");
        conversation.Say("Hello!", onText: Console.Write);
    }

    private static string SourcePath([CallerFilePath] string path = "") => path;
}
