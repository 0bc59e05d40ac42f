using System.Text.Json;
using Linnet.Data;
using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Training.Evaluations;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;

namespace Linnet.Training.Tests.Tasks.QuestionAnswering;

public sealed class QuestionRunTests : IDisposable
{
    private static readonly string[] Names = ["John", "Mary", "Tom", "Ann", "Paul"];
    private static readonly string[] Places = ["Berlin", "Paris", "Rome", "Oslo"];
    private static readonly string[] Things = ["apples", "books", "cars", "dogs", "eggs", "films"];

    private readonly string _folder = Directory.CreateTempSubdirectory("linnet-qa-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("bilstm-qa", "BiLstmForQuestionAnswering")]
    [InlineData("bert", "BertForQuestionAnswering")]
    public void A_reader_is_trained_measured_and_asked(string type, string architecture)
    {
        var recipe = Reading(type, "m");
        var outcome = TrainingRun.Start(recipe);
        Assert.InRange(outcome.Dev!.Metrics["f1"], 90, 100);
        var measured = ModelEvaluation.Run(recipe.Output!, recipe.Data.Dev!, new DataFileOptions(), _ => { });
        Assert.Equal(outcome.Dev.Metrics["exact_match"], measured.Metrics["exact_match"], 1e-9);
        Assert.Equal(architecture, ModelFolder.Open(recipe.Output!).Config.Architecture);
        using var reader = QuestionAnsweringPipeline.Load(recipe.Output!);
        var answer = reader.Answer("where does Mary live?", "Tom lives in Oslo and likes cars. Mary lives in Rome and likes dogs.");
        Assert.Equal(("Rome", 48, 52), (answer.Text, answer.Start, answer.End));
        Assert.InRange(answer.Score, 0.1f, 1);
    }

    [Fact]
    public void A_question_that_a_text_does_not_answer_gets_no_answer()
    {
        var recipe = Reading("bilstm-qa", "silent", everySilent: 3);
        var outcome = TrainingRun.Start(recipe);
        Assert.InRange(outcome.Dev!.Metrics["no_answer_f1"], 80, 100);
        Assert.InRange(outcome.Dev.Metrics["has_answer_f1"], 60, 100);
        using var reader = QuestionAnsweringPipeline.Load(recipe.Output!);
        Assert.Equal("", reader.Answer("where does Paul live?", "Mary lives in Rome and likes dogs. Tom lives in Oslo and likes cars.").Text);
    }

    [Fact]
    public void A_pretrained_encoder_begins_a_reader_with_marks()
    {
        var corpus = Path.Combine(_folder, "corpus.txt");
        File.WriteAllText(corpus, string.Concat(Enumerable.Range(0, 50).Select(i => Story(i).Text + "\n")));
        var parent = new Recipe { Task = "fill-mask", Output = Path.Combine(_folder, "base") };
        (parent.Data.Train, parent.Data.MaxLength, parent.Training.Epochs) = (corpus, 64, 1);
        (parent.Model.HiddenSize, parent.Model.NumHiddenLayers, parent.Model.NumAttentionHeads) = (16, 1, 2);
        TrainingRun.Start(parent);
        var child = Reading("auto", "child");
        (child.Model.From, child.Data.MaxLength) = (parent.Output, 64);
        (child.Training.MaxSteps, child.Training.LearningRate) = (1, 1e-9);
        TrainingRun.Start(child);
        using var before = ModelFolder.Open(parent.Output).LoadNetwork<MaskedLanguageModel>();
        using var after = ModelFolder.Open(child.Output!).LoadNetwork<SpanNetwork>();
        Assert.True(after.MarksMatches);
        var (old, now) = (Types(before), Types(after));
        Assert.Equal(13, now.Shape[0]);
        for (var type = 0; type < 13; type++)
        {
            var expected = old.Value.Data.Slice(Math.Min(type, 1) * 16, 16).ToArray();
            Assert.Equal(expected, now.Value.Data.Slice(type * 16, 16).ToArray(), (left, right) => Math.Abs(left - right) < 1e-5);
        }

        static Linnet.Tensors.Parameter Types(TokenNetwork network) =>
            network.NamedParameters().Single(named => named.Name == "bert.embeddings.token_type_embeddings.weight").Parameter;
    }

    [Fact]
    public void The_nearest_sentence_is_a_model_too()
    {
        var recipe = Reading("tfidf-sentence", "baseline");
        var outcome = TrainingRun.Start(recipe);
        Assert.Equal(0, outcome.Dev!.Metrics["exact_match"]);
        Assert.InRange(outcome.Dev.Metrics["f1"], 15, 60);
        using var reader = QuestionAnsweringPipeline.Load(recipe.Output!);
        Assert.Equal("Mary lives in Rome", reader.Answer("Where does Mary live?", "Tom lives in Oslo. Mary lives in Rome.").Text);
    }

    private static (string Text, string Name, string Place, string Thing) Story(int i)
    {
        var (name, place, thing) = (Names[i % 5], Places[i % 4], Things[i % 6]);
        var other = $"{Names[(i + 1 + (i / 7 % 3)) % 5]} lives in {Places[(i + 1) % 4]} and likes {Things[(i + 2) % 6]}.";
        var own = $"{name} lives in {place} and likes {thing}.";
        return (i % 2 == 0 ? $"{own} {other}" : $"{other} {own}", name, place, thing);
    }

    private static string Squad(int first, int count, int everySilent)
    {
        var articles = Enumerable.Range(first, count).Select(i =>
        {
            var (text, name, place, thing) = Story(i);
            var isSilent = everySilent > 0 && i % everySilent == 0;
            if (isSilent) name = Names.First(one => !text.Contains(one, StringComparison.Ordinal));
            var (question, answer) = i % 3 == 0 || isSilent ? ($"where does {name} live?", place) : ($"what does {name} like?", thing);
            var start = text.IndexOf(name, StringComparison.Ordinal);
            object[] answers = isSilent ? [] : [new { text = answer, answer_start = text.IndexOf(answer, start, StringComparison.Ordinal) }];
            return new { paragraphs = new[] { new { context = text, qas = new[] { new { id = $"{i}", question, answers, is_impossible = isSilent } } } } };
        });
        return JsonSerializer.Serialize(new { data = articles });
    }

    private Recipe Reading(string type, string output, int everySilent = 0)
    {
        var recipe = new Recipe { Task = "question-answering", Output = Path.Combine(_folder, output) };
        (recipe.Data.Train, recipe.Data.Dev) = (Path.Combine(_folder, "train.json"), Path.Combine(_folder, "dev.json"));
        File.WriteAllText(recipe.Data.Train, Squad(0, 240, everySilent));
        File.WriteAllText(recipe.Data.Dev, Squad(1000, 40, everySilent));
        recipe.Model.Type = type;
        recipe.Data.MaxLength = 48;
        (recipe.Model.HiddenSize, recipe.Model.NumHiddenLayers, recipe.Model.NumAttentionHeads, recipe.Model.EmbeddingSize) = (32, 2, 4, 32);
        if (type == "bilstm-qa") (recipe.Model.NumHiddenLayers, recipe.Model.NumAttentionHeads) = (null, null);
        (recipe.Model.Dropout, recipe.Model.EmbeddingDropout) = (0, 0);
        (recipe.Training.Epochs, recipe.Training.BatchSize, recipe.Training.LearningRate) = (25, 8, 3e-3);
        return recipe;
    }
}
