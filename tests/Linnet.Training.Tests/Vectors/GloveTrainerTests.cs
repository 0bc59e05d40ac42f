using Linnet.Models.Vectors;
using Linnet.Threading;
using Linnet.Training.Vectors;

namespace Linnet.Training.Tests.Vectors;

public sealed class GloveTrainerTests
{
    private static readonly GloveOptions Toy = new() { Dimension = 20, Epochs = 40 };

    [Fact]
    public void Words_of_one_topic_come_together() => ToyLanguage.AssertTopics(new GloveTrainer(Toy).Fit(ToyLanguage.Sentences(600)));

    [Fact]
    public void The_same_seed_gives_the_same_bits_whatever_the_number_of_threads()
    {
        var before = WorkerPool.ThreadCount;
        try
        {
            WordVectors[] fits = [.. new[] { 1, 2, 3 }.Select(threads =>
            {
                WorkerPool.ThreadCount = threads;
                return new GloveTrainer(Toy with { Epochs = 3 }).Fit(ToyLanguage.Sentences(100));
            })];
            Assert.Equal(fits[0].Values.ToArray(), fits[1].Values.ToArray());
            Assert.Equal(fits[0].Values.ToArray(), fits[2].Values.ToArray());
        }
        finally
        {
            WorkerPool.ThreadCount = before;
        }
    }

    [Fact]
    public void Nearness_counts_by_the_distance_on_both_sides()
    {
        var corpus = VectorCorpus.Read(["a b a c", "c"], new() { MinCount = 1 });
        var pairs = Cooccurrences.Of(corpus, window: 2, seed: 1);
        var found = new Dictionary<string, float>();
        for (var block = 0; block < Cooccurrences.Side * Cooccurrences.Side; block++)
        {
            foreach (var (word, near, count) in pairs.Block(block / Cooccurrences.Side, block % Cooccurrences.Side))
            {
                Assert.Equal((block / Cooccurrences.Side, block % Cooccurrences.Side), (word % Cooccurrences.Side, near % Cooccurrences.Side));
                found.Add(corpus.Words[word] + corpus.Words[near], count);
            }
        }

        Assert.Equal(new Dictionary<string, float> { ["aa"] = 1, ["ab"] = 2, ["ac"] = 1, ["ba"] = 2, ["bc"] = 0.5f, ["ca"] = 1, ["cb"] = 0.5f }, found.OrderBy(pair => pair.Key).ToDictionary());
    }

    [Fact]
    public void What_can_not_be_learnt_is_said()
    {
        Assert.Contains("No two words", Assert.Throws<TrainingException>(() => new GloveTrainer(new() { Corpus = new() { MinCount = 1 } }).Fit(["a", "b"])).Message, StringComparison.Ordinal);
        GloveOptions[] wrong = [Toy with { Dimension = 0 }, Toy with { Window = 0 }, Toy with { Epochs = 0 }, Toy with { LearningRate = 0 }, Toy with { MaxCount = 0 }];
        Assert.All(wrong, options => Assert.Throws<ConfigurationException>(() => new GloveTrainer(options).Fit(ToyLanguage.Sentences(10))));
    }
}
