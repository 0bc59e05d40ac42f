using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Models.Relations;
using Linnet.Models.Tests;
using Linnet.Retrieval;
using Microsoft.Extensions.DependencyInjection;

namespace Linnet.Hosting.Tests;

/// <summary>Every pipeline is registered in one line, shared by threads, and refuses the folders of other tasks.</summary>
public sealed class PipelineRegistrationTests : IDisposable
{
    private const int Threads = 4;

    private static readonly string[] Texts = ["john lives in berlin", "mary is in rome .", "the green lamp", "not very good film", "small", "john is not in rome and mary is good"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task Text_classification() => Serves<TextClassificationPipeline>(HostedFolders.Classifier, (model, text) => Scores(model.Classify(text).Scores.Select(score => score.Score)));

    [Fact]
    public Task Token_classification() => Serves<TokenClassificationPipeline>(HostedFolders.Tagger, (model, text) => string.Join(' ', model.Recognize(text).Entities));

    [Fact]
    public Task Question_answering() => Serves<QuestionAnsweringPipeline>(HostedFolders.Reader, (model, text) => model.Answer("who is in rome ?", text).ToString());

    [Fact]
    public Task Relation_extraction() =>
        Serves<RelationExtractionPipeline>(HostedFolders.Relations, (model, text) => Scores(model.Extract(text, new EntitySpan(0, 2), new EntitySpan(3, 5)).Scores.Select(score => score.Score)));

    [Fact]
    public Task Sentence_similarity() => Serves<PairScorer>(HostedFolders.Vectors, (model, text) => $"{model.Score(text, "the lamp is green"):R}");

    [Fact]
    public Task Feature_extraction() => Serves<SentenceEncoder>(HostedFolders.Vectors, (model, text) => Scores(model.Encode(text)));

    [Fact]
    public Task Translation() => Serves<TranslationPipeline>(folder => HostedFolders.Writer(folder, ModelTask.Translation), (model, text) => model.Translate(text).ToString());

    [Fact]
    public Task Summarization() => Serves<SummarizationPipeline>(folder => HostedFolders.Writer(folder, ModelTask.Summarization), (model, text) => model.Summarize(text).ToString());

    [Fact]
    public Task Text_generation() => Serves<TextGenerationPipeline>(
        HostedFolders.Causal, (model, text) => model.Generate(text, model.Defaults with { MaxNewTokens = 12, DoSample = true, Seed = 4 }).Text);

    [Fact]
    public Task Fill_mask() => Serves<FillMaskPipeline>(HostedFolders.Masked, (model, text) => string.Join(' ', model.Fill(text + " [MASK]")[0]));

    [Fact]
    public Task Zero_shot_classification() => Serves<ZeroShotClassificationPipeline>(
        HostedFolders.Masked, (model, text) => string.Join(' ', model.Classify(text, new Prompt(["good", "bad"], "{text} is {label} ."))));

    [Fact]
    public Task Search() => Serves<SearchIndex>(HostedFolders.Index, (index, text) => string.Join(' ', index.Search(text)));

    [Fact]
    public void A_folder_of_another_task_is_refused_at_registration()
    {
        Refused<TranslationPipeline>(HostedFolders.Tagger(_folder), "holds a model for token-classification; a TranslationPipeline needs one for translation.");
        Refused<TextClassificationPipeline>(HostedFolders.Causal(_folder), "holds a model for text-generation");
        Refused<TokenClassificationPipeline>(HostedFolders.Masked(_folder), "token-classification or intent-slot");
        Refused<PairScorer>(HostedFolders.Classifier(_folder), "3 labels, which does not score pairs");
        Refused<SentenceEncoder>(HostedFolders.Relations(_folder), "holds a model for relation-extraction");
        Refused<SearchIndex>(HostedFolders.Vectors(_folder), "this folder is no index");
        Refused<TranslationPipeline>(HostedFolders.Index(_folder), "config.json");
        Refused<SummarizationPipeline>(_folder.File("nowhere"), "nowhere");
        Assert.Contains(
            "holds a model for text-generation",
            Assert.Throws<ModelFormatException>(() => new ServiceCollection().AddLanguageModel(_folder.File("causal"))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_without_its_files_is_refused_at_registration()
    {
        var index = HostedFolders.Index(_folder);
        Directory.Delete(Path.Combine(index, "encoder"), recursive: true);
        Refused<SearchIndex>(index, "encoder");
        File.Delete(Path.Combine(index, "passages.jsonl"));
        Refused<SearchIndex>(index, "passages.jsonl");
    }

    [Fact]
    public void A_folder_that_comes_later_is_loaded_at_its_first_use()
    {
        using var provider = new ServiceCollection().AddLanguageModel<TokenClassificationPipeline>(_folder.File("tagger"), validate: false).BuildServiceProvider();
        Assert.Throws<ModelFormatException>(provider.GetRequiredService<TokenClassificationPipeline>);
        HostedFolders.Tagger(_folder);
        Assert.NotNull(provider.GetRequiredService<TokenClassificationPipeline>());
    }

    private static void Refused<TPipeline>(string folder, string problem)
        where TPipeline : class, ILanguagePipeline<TPipeline>
    {
        var services = new ServiceCollection();
        Assert.Contains(problem, Assert.Throws<ModelFormatException>(() => services.AddLanguageModel<TPipeline>(folder)).Message, StringComparison.Ordinal);
        Assert.Throws<ModelFormatException>(() => services.AddKeyedLanguageModel<TPipeline>("x", folder));
        Assert.Empty(services);
    }

    /// <summary>One instance for all, the same answers from many threads as from one, another under its key, and none after the container's end.</summary>
    private async Task Serves<TPipeline>(Func<TemporaryFolder, string> write, Func<TPipeline, string, string> answer)
        where TPipeline : class, ILanguagePipeline<TPipeline>
    {
        var path = write(_folder);
        string[] expected;
        using (var own = TPipeline.Load(path)) expected = [.. Texts.Select(text => answer(own, text))];
        Assert.True(expected.Distinct().Count() > 1, "the answers tell the texts apart");

        TPipeline pipeline;
        await using (var provider = new ServiceCollection().AddLanguageModel<TPipeline>(path).AddKeyedLanguageModel<TPipeline>("other", path).BuildServiceProvider())
        {
            pipeline = provider.GetRequiredService<TPipeline>();
            Assert.Same(pipeline, provider.GetRequiredService<TPipeline>());
            var other = provider.GetRequiredKeyedService<TPipeline>("other");
            Assert.NotSame(pipeline, other);

            using var start = new Barrier(Threads);
            var answers = await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return Enumerable.Range(0, 2 * Texts.Length).Select(i => (Place: (thread + i) % Texts.Length, Text: answer(thread % 3 == 2 ? other : pipeline, Texts[(thread + i) % Texts.Length]))).ToArray();
                },
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
            Assert.All(answers.SelectMany(own => own), own => Assert.Equal(expected[own.Place], own.Text));
        }

        Assert.ThrowsAny<ObjectDisposedException>(() => answer(pipeline, Texts[0]));
    }

    private static string Scores(IEnumerable<float> scores) => string.Join(' ', scores.Select(score => score.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
}
