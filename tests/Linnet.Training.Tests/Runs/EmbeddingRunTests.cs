using Linnet.Models.Folder;
using Linnet.Models.Safetensors;
using Linnet.Models.Vectors;
using Linnet.Text.Tokenization;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;

namespace Linnet.Training.Tests.Runs;

/// <summary>A run may begin with word vectors, and leave them as they are.</summary>
public sealed class EmbeddingRunTests : IDisposable
{
    private static readonly WordVectors Vectors = new(["great", "awful", "elsewhere"], [1, 2, 3, 4, 5, 6, 7, 8, 9], 3);
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("textcnn", true)]
    [InlineData("textcnn", false)]
    [InlineData("bilstm", true)]
    [InlineData("bigru", false)]
    public void Embeddings_begin_with_the_vectors_and_stay_so_when_frozen(string model, bool freeze)
    {
        var recipe = Recipe(model);
        recipe.Model.FreezeEmbeddings = freeze;
        TrainingRun.Start(recipe);

        var folder = _files.File(model);
        var tokenizer = Tokenizer.Load(Path.Combine(folder, ModelFolder.TokenizerFile));
        using var weights = SafetensorsFile.Open(Path.Combine(folder, "model.safetensors"));
        var table = new float[tokenizer.VocabularySize * 3];
        weights.Read("embedding.weight", table);
        foreach (var word in (string[])["great", "awful"])
        {
            var row = table.AsSpan(tokenizer.TokenToId(word)!.Value * 3, 3).ToArray();
            if (freeze) Assert.Equal(Vectors[word].ToArray(), row);
            else Assert.NotEqual(Vectors[word].ToArray(), row);
            Assert.All(row.Zip(Vectors[word].ToArray()), pair => Assert.Equal(pair.Second, pair.First, 0.5f));
        }
    }

    [Theory]
    [InlineData("token-classification", "a B-PER\nb O\n\nb O\na B-PER\n", "t.conll", "word_embeddings.weight")]
    [InlineData("question-answering", """{"data": [{"paragraphs": [{"context": "b a b", "qas": [{"question": "which a", "answers": [{"text": "a", "answer_start": 2}]}]}]}]}""", "t.json", "embedding.weight")]
    public void Taggers_and_readers_begin_with_the_vectors_too(string task, string rows, string file, string table)
    {
        var recipe = Recipe("textcnn");
        new WordVectors(["a", "b", "elsewhere"], [1, 2, 3, 4, 5, 6, 7, 8, 9], 3).Save(recipe.Model.Embeddings!);
        File.WriteAllText(_files.File(file), rows);
        (recipe.Task, recipe.Data.Train, recipe.Data.Dev, recipe.Data.DevFraction) = (task, _files.File(file), null, 0);
        (recipe.Model.EnsembleSize, recipe.Model.Type, recipe.Model.FreezeEmbeddings, recipe.Training.Metric) = (1, task == "token-classification" ? "bilstm-crf" : "bilstm-qa", true, null);
        (recipe.Tokenizer.Type, recipe.Tokenizer.MinFrequency) = (task == "token-classification" ? null : "word", 1);
        TrainingRun.Start(recipe);

        using var weights = SafetensorsFile.Open(Path.Combine(recipe.Output!, "model.safetensors"));
        var found = new float[weights.Weights.Single(weight => weight.Name == table).Count];
        weights.Read(table, found);
        var learnt = found.Chunk(3).ToList();
        Assert.Contains(learnt, row => row is [1, 2, 3]);
        Assert.Contains(learnt, row => row is [4, 5, 6]);
        Assert.DoesNotContain(learnt, row => row is [7, 8, 9]);
    }

    [Fact]
    public void A_task_whose_models_take_no_vectors_says_so()
    {
        File.WriteAllText(_files.File("pairs.tsv"), "source\ttarget\na b\tb a\n");
        AssertRefused("model.embeddings works with", recipe => (recipe.Task, recipe.Model.Type, recipe.Data.Train, recipe.Data.Dev) = ("translation", "rnn-seq2seq", _files.File("pairs.tsv"), null));
    }

    [Fact]
    public void What_does_not_go_together_is_refused()
    {
        AssertRefused("model.type", recipe => recipe.Model.Type = "linear");
        AssertRefused("model.type", recipe => recipe.Model.Type = "auto");
        AssertRefused("have 3 dimensions", recipe => recipe.Model.EmbeddingSize = 8);
        TrainingRun.Start(_files.Recipe("textcnn", "parent"));
        AssertRefused("leave one of them out", recipe => recipe.Model.From = _files.File("parent"));
        AssertRefused("name their file", recipe => (recipe.Model.Embeddings, recipe.Model.FreezeEmbeddings) = (null, true));
        AssertRefused("none of the", recipe =>
        {
            recipe.Model.Embeddings = _files.File("other.txt");
            new WordVectors(["elsewhere"], [1], 1).Save(recipe.Model.Embeddings);
        });
    }

    [Fact]
    public void Other_vectors_in_the_same_file_make_another_run()
    {
        var recipe = Recipe("textcnn");
        var hashes = new Dictionary<string, string> { ["train.tsv"] = "aa" };
        var first = TrainingRun.Fingerprint(recipe, hashes, 80);
        Assert.Equal(first, TrainingRun.Fingerprint(recipe, hashes, 80));
        new WordVectors(["great"], [3, 2, 1], 3).Save(recipe.Model.Embeddings!);
        Assert.NotEqual(first, TrainingRun.Fingerprint(recipe, hashes, 80));
    }

    [Fact]
    public void A_run_without_vectors_has_the_fingerprint_of_its_recipe_and_data_alone()
    {
        var recipe = new Recipe();
        var text = RecipeFile.ToYaml(new Recipe { Training = { CheckpointSteps = 0 } }) + "aa" + 80;
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text))),
            TrainingRun.Fingerprint(recipe, new Dictionary<string, string> { ["train.tsv"] = "aa" }, 80));
    }

    [Fact]
    public void A_damaged_file_is_named()
    {
        var recipe = Recipe("textcnn");
        File.WriteAllText(recipe.Model.Embeddings!, "2 3\ngreat 1 2 3\n");
        Assert.Contains("vectors.txt", Assert.Throws<DataFormatException>(() => TrainingRun.Start(recipe)).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(recipe.Output));
    }

    private void AssertRefused(string message, Action<Recipe> change)
    {
        var recipe = Recipe("textcnn");
        change(recipe);
        Assert.Contains(message, Assert.Throws<ConfigurationException>(() => TrainingRun.Start(recipe)).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(recipe.Output));
    }

    private Recipe Recipe(string model)
    {
        var recipe = _files.Recipe(model, model);
        recipe.Model.EmbeddingSize = null;
        recipe.Model.Embeddings = _files.File("vectors.txt");
        Vectors.Save(recipe.Model.Embeddings);
        return recipe;
    }
}
