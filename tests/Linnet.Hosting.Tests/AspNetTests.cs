using System.Net.Http.Json;
using Linnet.Models.Cards;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Models.Tests;
using Linnet.Models.Tests.Folder;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Linnet.Hosting.Tests;

/// <summary>A real server on a free port answers many callers at once.</summary>
public sealed class AspNetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_minimal_api_serves_a_model()
    {
        using var original = TestModels.Bert(seed: 3);
        original.Save(_folder.File("m"), new ModelInfo(), ModelCard.Create(new CardFacts("m", "mit")));
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddLanguageModel(_folder.File("m"));
        await using var app = builder.Build();
        app.MapGet("/classify", async (string text, TextClassificationPipeline model, CancellationToken token) =>
        {
            var result = await model.ClassifyAsync(text, token);
            return new Answer(result.Label, result.Score);
        });
        await app.StartAsync();

        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        string[] texts = ["good", "very bad film", "not the film", "the unknown"];
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i =>
            client.GetFromJsonAsync<Answer>($"/classify?text={Uri.EscapeDataString(texts[i % texts.Length])}")));
        var expected = new float[3];
        for (var i = 0; i < answers.Length; i++)
        {
            original.Predict([new TextInput(texts[i % texts.Length])], expected);
            Assert.Equal(expected.Max(), answers[i]!.Score, 1e-5f);
        }

        await app.StopAsync();
    }

    private sealed record Answer(string Label, float Score);
}
