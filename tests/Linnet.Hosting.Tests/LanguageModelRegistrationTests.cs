using Linnet.Models.Cards;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Models.Tests;
using Linnet.Models.Tests.Folder;
using Microsoft.Extensions.DependencyInjection;

namespace Linnet.Hosting.Tests;

public sealed class LanguageModelRegistrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_line_registers_a_model_that_answers()
    {
        await using var provider = new ServiceCollection().AddLanguageModel(Save("m", seed: 1)).BuildServiceProvider();
        var pipeline = provider.GetRequiredService<TextClassificationPipeline>();
        using var original = TestModels.Bert(seed: 1);
        var probabilities = new float[3];
        original.Predict([new TextInput("very good")], probabilities);
        Assert.Equal(probabilities.Max(), pipeline.Classify("very good").Score);
        Assert.Equal(probabilities.Max(), (await pipeline.ClassifyAsync("very good")).Score);
        Assert.Same(pipeline, provider.GetRequiredService<TextClassificationPipeline>());
    }

    [Fact]
    public async Task Several_models_live_under_their_names()
    {
        await using var provider = new ServiceCollection()
            .AddKeyedLanguageModel("one", Save("one", seed: 1))
            .AddKeyedLanguageModel("two", Save("two", seed: 2))
            .BuildServiceProvider();
        var one = provider.GetRequiredKeyedService<TextClassificationPipeline>("one");
        var two = provider.GetRequiredKeyedService<TextClassificationPipeline>("two");
        Assert.NotEqual(one.Classify("good").Score, two.Classify("good").Score);
        Assert.Null(provider.GetService<TextClassificationPipeline>());
    }

    [Fact]
    public async Task The_container_frees_the_model()
    {
        TextClassificationPipeline pipeline;
        await using (var provider = new ServiceCollection().AddLanguageModel(Save("m", seed: 1)).BuildServiceProvider())
        {
            pipeline = provider.GetRequiredService<TextClassificationPipeline>();
            pipeline.Classify("good");
        }

        Assert.Throws<ObjectDisposedException>(() => pipeline.Classify("good"));
    }

    [Fact]
    public void A_wrong_folder_fails_at_registration_with_its_name()
    {
        var services = new ServiceCollection();
        var error = Assert.Throws<ModelFormatException>(() => services.AddLanguageModel(_folder.File("nowhere")));
        Assert.Contains("nowhere", error.Message, StringComparison.Ordinal);
        Assert.Empty(services);
    }

    [Fact]
    public void A_folder_that_comes_later_fails_at_its_first_use_only()
    {
        using var provider = new ServiceCollection()
            .AddLanguageModel(_folder.File("later"), options => options.ValidateAtRegistration = false)
            .BuildServiceProvider();
        Assert.Throws<ModelFormatException>(provider.GetRequiredService<TextClassificationPipeline>);
        Save("later", seed: 1);
        Assert.Equal(3, provider.GetRequiredService<TextClassificationPipeline>().Classify("good").Scores.Count);
    }

    [Fact]
    public void Options_reach_the_pipeline_and_are_checked()
    {
        var path = Save("m", seed: 1, ProblemType.MultiLabel);
        using var provider = new ServiceCollection()
            .AddLanguageModel(path, options => options.Pipeline.Threshold = 0)
            .BuildServiceProvider();
        Assert.Equal(3, provider.GetRequiredService<TextClassificationPipeline>().Classify("good").Labels.Count);
        Assert.Throws<ConfigurationException>(() => new ServiceCollection().AddLanguageModel(path, options => options.Pipeline.Threshold = -1));
    }

    private string Save(string name, ulong seed, ProblemType problem = ProblemType.SingleLabel)
    {
        using var model = TestModels.Bert(seed, problem);
        model.Save(_folder.File(name), new ModelInfo(), ModelCard.Create(new CardFacts(name, "mit")));
        return _folder.File(name);
    }
}
