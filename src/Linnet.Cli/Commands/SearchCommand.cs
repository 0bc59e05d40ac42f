using System.CommandLine;
using System.Globalization;
using Linnet.Cli.Output;
using Linnet.Client.Hub;
using Linnet.Models.Pipelines;
using Linnet.Retrieval;

namespace Linnet.Cli.Commands;

/// <summary>`linnet search`: the passages of an index that answer a query best, or models on a hub.</summary>
internal static class SearchCommand
{
    private const int ShownLength = 240;
    private const int ShownModels = 20;

    internal static Command Create()
    {
        var words = new Argument<string[]>("words") { Description = "A folder with an index, as linnet index writes it, and what to look for there; or just words, to look for models on the hub.", Arity = ArgumentArity.OneOrMore };
        var top = new Option<int?>("--top") { Description = $"How many to show; {new SearchOptions().Top} passages or {ShownModels} models where it is left out." };
        var mode = Choices.Option("--mode", "In an index: what the search goes by.", SearchMode.Hybrid);
        var exact = new Option<bool>("--exact") { Description = "In an index: compare vectors with all others instead of by the graph." };
        var rerank = new Option<string?>("--rerank") { Description = "In an index: a model folder that scores pairs and puts what was found into a better order." };
        var kind = Choices.Option("--kind", "On the hub: what repositories hold.", HubRepositoryKind.Model);
        var task = new Option<string?>("--task") { Description = "On the hub: what models do, such as text-classification." };
        var owner = new Option<string?>("--owner") { Description = "On the hub: a user or an organisation." };
        var tags = new Option<string[]>("--tag") { Description = "On the hub: a tag such as zh or license:mit; may be given more than once." };
        var sort = new Option<string?>("--sort") { Description = "On the hub: downloads, likes, lastModified, createdAt or trendingScore." };
        var json = CommonOptions.Json();
        var command = new Command(
            "search",
            "Search an index of documents, where the first word is its folder, or else the hub for models. Examples: linnet search index \"how do I return a parcel?\" --top 5; linnet search sentiment --task text-classification")
        {
            words, top, mode, exact, rerank, kind, task, owner, tags, sort, json,
        };
        command.SetAction(async (result, cancellation) =>
        {
            var given = result.GetValue(words)!;
            if (!IsIndex(given) && result.GetResult(exact) is null or { Implicit: true } && result.GetValue(rerank) is null)
            {
                var query = new HubQuery
                {
                    Kind = result.GetValue(kind),
                    Words = string.Join(' ', given),
                    Task = result.GetValue(task),
                    Owner = result.GetValue(owner),
                    Tags = result.GetValue(tags) ?? [],
                    Sort = result.GetValue(sort),
                    Limit = result.GetValue(top) ?? ShownModels,
                };
                return await HubArguments.WithHubAsync(hub => RepositoryLines.PrintAsync(hub.SearchAsync(query, cancellation), result.GetValue(json))).ConfigureAwait(false);
            }

            if (given is not [var index, var text]) throw new ConfigurationException($"{given[0]}: give an index and one text in quotes, as in linnet search {given[0]} \"how do I return a parcel?\".");
            var options = new SearchOptions { Top = result.GetValue(top) ?? new SearchOptions().Top, Mode = result.GetValue(mode), Exact = result.GetValue(exact) };
            Search(index, text, options, result.GetValue(rerank), result.GetValue(json));
            return 0;
        });
        return command;
    }

    /// <summary>A folder that is there, or what can only be meant for one.</summary>
    private static bool IsIndex(string[] words) => Directory.Exists(words[0]) || words[0].Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static void Search(string index, string query, SearchOptions options, string? rerank, bool isJson)
    {
        using var opened = SearchIndex.Open(index);
        using var scorer = rerank is null ? null : PairScorer.Load(rerank);
        var hits = opened.Search(query, options with { Reranker = scorer });
        if (isJson) PrintJson(query, hits);
        else PrintText(hits);
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
