using System.CommandLine;
using System.Globalization;
using Linnet.Cli.Output;
using Linnet.Models.Pipelines;
using Linnet.Retrieval;

namespace Linnet.Cli.Commands;

/// <summary>`linnet search`: the passages that answer a query best.</summary>
internal static class SearchCommand
{
    private const int ShownLength = 240;

    internal static Command Create()
    {
        var index = new Argument<string>("index") { Description = "An index folder, as linnet index writes it." };
        var query = new Argument<string>("query") { Description = "What to look for." };
        var top = new Option<int>("--top") { Description = "How many passages to show.", DefaultValueFactory = _ => new SearchOptions().Top };
        var mode = Choices.Option("--mode", "What the search goes by.", SearchMode.Hybrid);
        var exact = new Option<bool>("--exact") { Description = "Compare vectors with all others instead of by the graph." };
        var rerank = new Option<string?>("--rerank") { Description = "A model folder that scores pairs and puts what was found into a better order." };
        var json = CommonOptions.Json();
        var command = new Command("search", "Search an index. Example: linnet search index \"how do I return a parcel?\" --top 5") { index, query, top, mode, exact, rerank, json };
        command.SetAction(result =>
        {
            using var opened = SearchIndex.Open(result.GetValue(index)!);
            using var scorer = result.GetValue(rerank) is { } folder ? PairScorer.Load(folder) : null;
            var hits = opened.Search(result.GetValue(query)!, new SearchOptions
            {
                Top = result.GetValue(top),
                Mode = result.GetValue(mode),
                Exact = result.GetValue(exact),
                Reranker = scorer,
            });
            if (result.GetValue(json)) PrintJson(result.GetValue(query)!, hits);
            else PrintText(hits);
            return 0;
        });
        return command;
    }

    private static void PrintText(IReadOnlyList<SearchHit> hits)
    {
        foreach (var (passage, score) in hits)
        {
            var text = passage.Text.ReplaceLineEndings(" ");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{score:F4}  {passage.Document} [{passage.Number}]"));
            Console.WriteLine($"        {(text.Length <= ShownLength ? text : text[..ShownLength] + " …")}");
        }

        if (hits.Count == 0) Console.WriteLine("(nothing found)");
    }

    private static void PrintJson(string query, IReadOnlyList<SearchHit> hits) => Console.WriteLine(JsonOutput.Line(writer =>
    {
        writer.WriteString("query", query);
        writer.WriteStartArray("results");
        foreach (var (passage, score) in hits)
        {
            writer.WriteStartObject();
            writer.WriteString("document", passage.Document);
            writer.WriteNumber("passage", passage.Number);
            writer.WriteNumber("score", score);
            writer.WriteString("text", passage.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }));
}
