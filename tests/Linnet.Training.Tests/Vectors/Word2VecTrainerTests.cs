using Linnet.Models.Vectors;
using Linnet.Training.Vectors;

namespace Linnet.Training.Tests.Vectors;

public sealed class Word2VecTrainerTests
{
    private static readonly Word2VecOptions Toy = new() { Dimension = 20, Epochs = 20, Subsampling = 0 };

    [Theory]
    [InlineData(Word2VecArchitecture.SkipGram, Word2VecLoss.NegativeSampling, 0, 1)]
    [InlineData(Word2VecArchitecture.SkipGram, Word2VecLoss.HierarchicalSoftmax, 0, 1)]
    [InlineData(Word2VecArchitecture.Cbow, Word2VecLoss.NegativeSampling, 0, 1)]
    [InlineData(Word2VecArchitecture.Cbow, Word2VecLoss.HierarchicalSoftmax, 0, 1)]
    [InlineData(Word2VecArchitecture.SkipGram, Word2VecLoss.NegativeSampling, 4, 1)]
    [InlineData(Word2VecArchitecture.Cbow, Word2VecLoss.NegativeSampling, 4, 1)]
    [InlineData(Word2VecArchitecture.SkipGram, Word2VecLoss.NegativeSampling, 0, 2)]
    public void Words_of_one_topic_come_together(Word2VecArchitecture architecture, Word2VecLoss loss, int longestNgram, int threads)
    {
        var options = Toy with
        {
            Architecture = architecture,
            Loss = loss,
            MinCharNgram = Math.Min(3, longestNgram),
            MaxCharNgram = longestNgram,
            Threads = threads,
        };
        ToyLanguage.AssertTopics(new Word2VecTrainer(options).Fit(ToyLanguage.Sentences(600)));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        var options = Toy with { Epochs = 2, Subsampling = 0.01 };
        var first = Fit(options);
        Assert.Equal(first.Values.ToArray(), Fit(options).Values.ToArray());
        Assert.NotEqual(first.Values.ToArray(), Fit(options with { Seed = 43 }).Values.ToArray());
    }

    [Fact]
    public void The_loss_falls()
    {
        var losses = new Losses();
        new Word2VecTrainer(Toy).Fit(ToyLanguage.Sentences(600), losses);
        Assert.Equal(20, losses.Values.Count);
        Assert.True(losses.Values[0] > losses.Values[^1] + 0.02, string.Join(' ', losses.Values));
        Assert.InRange(losses.Values[0], 0.3, Math.Log(2) + 0.01);
    }

    [Fact]
    public void Words_come_by_their_frequency_and_rare_ones_not_at_all()
    {
        var vectors = new Word2VecTrainer(Toy with { Corpus = new() { MinCount = 2 } }).Fit(["b a a", "c b a"]);
        Assert.Equal(["a", "b"], vectors.Words);
        Assert.Equal(20, vectors.Dimension);
    }

    [Fact]
    public void What_can_not_be_learnt_is_said()
    {
        Assert.Contains("min_count", Assert.Throws<TrainingException>(() => new Word2VecTrainer(Toy).Fit(["too few words"])).Message, StringComparison.Ordinal);
        Assert.Contains("learning_rate", Assert.Throws<TrainingException>(() => Fit(Toy with { LearningRate = 1e38f })).Message, StringComparison.Ordinal);
        Word2VecOptions[] wrong =
        [
            Toy with { Dimension = 0 }, Toy with { Window = 0 }, Toy with { Negatives = 0 }, Toy with { Epochs = 0 }, Toy with { LearningRate = 0 },
            Toy with { Subsampling = 1 }, Toy with { Buckets = 0 }, Toy with { Threads = 0 }, Toy with { MaxCharNgram = 3 },
            Toy with { Corpus = new() { MinCount = 0 } }, Toy with { Corpus = new() { MaxWords = 0 } },
        ];
        Assert.All(wrong, options => Assert.Throws<ConfigurationException>(() => Fit(options)));
    }

    private static WordVectors Fit(Word2VecOptions options) => new Word2VecTrainer(options).Fit(ToyLanguage.Sentences(100));

    private sealed class Losses : IProgress<VectorTrainingProgress>
    {
        public List<double> Values { get; } = [];

        public void Report(VectorTrainingProgress value)
        {
            if (value.Epochs > 0) Values.Add(value.Loss);
        }
    }
}
