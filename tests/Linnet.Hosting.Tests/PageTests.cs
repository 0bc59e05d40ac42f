using System.Runtime.CompilerServices;
using Linnet.Models.Pipelines;
using Linnet.Retrieval;
using Microsoft.AspNetCore.Builder;

namespace Linnet.Hosting.Tests;

/// <summary>The C# on the page about ASP.NET stands here, so it compiles.</summary>
public sealed class PageTests
{
    [Fact]
    public void Its_code_is_the_code_of_this_file() => DocsPage.AssertIsCodeOf("aspnet.md", SourcePath());

    internal static void Register(WebApplicationBuilder builder)
    {
        builder.Services.AddLanguageModel<TranslationPipeline>("models/mt");
        builder.Services.AddLanguageModel<TokenClassificationPipeline>("models/ner");
        builder.Services.AddLanguageModel<SearchIndex>("index");
        builder.Services.AddKeyedLanguageModel<TranslationPipeline>("german", "models/de");
        builder.Services.AddKeyedLanguageModel<TranslationPipeline>("french", "models/fr");
        builder.Services.AddLanguageModel("models/intents", options => options.Pipeline.MaxBatchSize = 16);
    }

    internal static void Map(WebApplication app)
    {
        app.MapGet("/translate", (string text, TranslationPipeline model) => model.Translate(text).Text);
        app.MapGet("/entities", (string text, TokenClassificationPipeline model) => model.Recognize(text).Entities);
        app.MapGet("/search", (string query, SearchIndex index) => index.Search(query, new SearchOptions { Top = 3 }));
        app.MapGet("/classify", (string text, TextClassificationPipeline model, CancellationToken token) => model.ClassifyAsync(text, token));
    }

    private static string SourcePath([CallerFilePath] string path = "") => path;
}
