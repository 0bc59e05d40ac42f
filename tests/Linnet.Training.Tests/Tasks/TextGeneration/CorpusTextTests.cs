using Linnet.Models.Pipelines;
using Linnet.Training.Encoded;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;
using Linnet.Training.Tasks.TextGeneration;

namespace Linnet.Training.Tests.Tasks.TextGeneration;

public sealed class CorpusTextTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("linnet-corpus-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Tokens_on_disk_read_as_tokens_in_memory()
    {
        int[] ids = [.. Enumerable.Range(0, (3 * TokenStream.RowLength) + 17)];
        using var shards = TokenShards.OpenOrBuild(Path.Combine(_folder, "shards"), "a", () => TokenStream.Rows(ids.Chunk(100)));
        Assert.Equal(ids.Length, TokenStream.CountOf(shards));
        var (stream, array) = (new TokenStream(shards, 10, 3000), new TokenArray(ids));
        foreach (var (start, length) in new[] { (0, 5), (1010, 10), (1000, 1500), (2999, 1) })
        {
            var (read, expected) = (new int[length], new int[length]);
            stream.Read(start, read);
            array.Read(start + 10, expected);
            Assert.Equal(expected, read);
        }
    }

    [Fact]
    public void Shards_are_found_again_unless_their_text_is_another()
    {
        var path = Path.Combine(_folder, "shards");
        var built = 0;
        foreach (var key in new[] { "a", "a", "b" })
        {
            using var shards = TokenShards.OpenOrBuild(path, key, () =>
            {
                built++;
                return [[1, 2, 3], [4]];
            });
            var row = new int[3];
            shards.Read(0, row);
            Assert.Equal((2, 3), (shards.Count, row[2]));
        }

        Assert.Equal(2, built);
    }

    [Fact]
    public void A_language_model_learns_from_a_folder()
    {
        var corpus = Directory.CreateDirectory(Path.Combine(_folder, "corpus")).FullName;
        foreach (var name in new[] { "a.txt", "b.txt" }) File.WriteAllText(Path.Combine(corpus, name), string.Concat(Enumerable.Repeat("one two three four five\n", 60)));
        var recipe = new Recipe { Task = "text-generation", Output = Path.Combine(_folder, "m") };
        (recipe.Data.Train, recipe.Data.MaxLength) = (corpus, 16);
        (recipe.Model.Type, recipe.Model.HiddenSize, recipe.Model.NumHiddenLayers, recipe.Model.NumAttentionHeads) = ("gpt2", 16, 1, 2);
        (recipe.Training.MaxSteps, recipe.Training.LearningRate) = (150, 1e-2);
        var outcome = TrainingRun.Start(recipe);
        Assert.InRange(outcome.Dev!.Metrics["perplexity"], 1, 3);
        using var pipeline = TextGenerationPipeline.Load(recipe.Output);
        Assert.StartsWith("hree", pipeline.Generate("one two t", pipeline.Defaults with { DoSample = false, MaxNewTokens = 4 }).Text, StringComparison.Ordinal);
    }
}
