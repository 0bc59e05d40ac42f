using Linnet.Models.Pipelines;
using Linnet.Models.Sparse;
using Linnet.Numerics;
using Linnet.Threading;
using Linnet.Training.Sparse;

namespace Linnet.Training.Tests.Sparse;

public class FastTextTrainerTests
{
    public static TheoryData<FastTextFeatures> Features =>
        [new(), new(Buckets: 500), new(WordNgrams: 3, MinCharNgram: 2, MaxCharNgram: 4), new(WordNgrams: 1)];

    [Theory]
    [MemberData(nameof(Features))]
    public void Learns_labels(FastTextFeatures features)
    {
        var (inputs, truth) = ToyTexts.SingleLabel(240, 3, 1);
        var (others, otherTruth) = ToyTexts.SingleLabel(120, 3, 2);
        var model = new FastTextTrainer(new() { Features = features }).Fit(inputs, truth, 3, ProblemType.SingleLabel);
        var probabilities = new float[360];
        model.Predict(others, probabilities);
        Assert.InRange(ToyTexts.Accuracy(probabilities, otherTruth), 0.95, 1);
    }

    [Fact]
    public void Learns_several_labels_at_once()
    {
        var (inputs, truth) = ToyTexts.MultiLabel(240, 3);
        var model = new FastTextTrainer(new()).Fit(inputs, truth, 3, ProblemType.MultiLabel);
        var probabilities = new float[240 * 3];
        model.Predict(inputs, probabilities);
        Assert.InRange(probabilities.Where((value, i) => truth[i / 3].Contains(i % 3) == value > 0.5f).Count() / 720.0, 0.98, 1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_whatever_the_number_of_threads()
    {
        var (inputs, truth) = ToyTexts.SingleLabel(90, 3, 5);
        var before = WorkerPool.ThreadCount;
        try
        {
            FastTextModel[] models = [.. new[] { 1, 2, 2 }.Select(threads =>
            {
                WorkerPool.ThreadCount = threads;
                return new FastTextTrainer(new() { Seed = 9 }).Fit(inputs, truth, 3, ProblemType.SingleLabel);
            })];
            Assert.Equal(models[0].Embeddings, models[1].Embeddings);
            Assert.Equal(models[1].Output, models[2].Output);
            Assert.NotEqual(models[0].Output, new FastTextTrainer(new() { Seed = 8 }).Fit(inputs, truth, 3, ProblemType.SingleLabel).Output);
        }
        finally
        {
            WorkerPool.ThreadCount = before;
        }
    }

    [Fact]
    public void N_grams_of_one_text_share_its_row()
    {
        TextInput[] inputs = [new("a b c d"), new("a x"), new("a")];
        var corpus = FastTextCorpus.Read(new FastTextFeatures(WordNgrams: 1), inputs);
        Assert.Equal(2, corpus.SharedRows); // a and what is in every text
        Assert.Equal(4, corpus.RowCount);
        Assert.Equal([3f, 1, 0], corpus.PrivateCounts);
        Assert.Equal(-1, corpus.PrivateRows[2]);
        Assert.Equal(6, corpus.Keys.Length);
        Assert.Equal([0, 2, 4, 6], corpus.Starts);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.25f)]
    [InlineData(0.75f)]
    public void Dropout_leaves_out_its_share(float dropout)
    {
        TextInput[] inputs = [new(string.Join(' ', Enumerable.Range(0, 4000).Select(i => $"w{i % 2000} once{i}")))];
        var corpus = FastTextCorpus.Read(new FastTextFeatures(WordNgrams: 1), inputs);
        using var part = new FastTextPart(corpus.RowCount, corpus.SharedRows, 2, corpus.Longest, 4, 1);
        var shared = part.Keep(corpus, 0, dropout, out var once);
        Assert.InRange(shared, 3900 * (1 - dropout), 4100 * (1 - dropout));
        Assert.InRange(once, 3900 * (1 - dropout), 4100 * (1 - dropout));
    }

    /// <summary>The fused step against the same step written out with one row a feature and no tricks.</summary>
    [Fact]
    public void One_epoch_is_plain_gradient_descent()
    {
        var (inputs, truth) = ToyTexts.SingleLabel(30, 3, 4);
        var options = new FastTextTrainerOptions { Dimension = 6, Parts = 1, Epochs = 1, Dropout = 0, Seed = 21, Features = new(WordNgrams: 2) };
        var model = new FastTextTrainer(options).Fit(inputs, truth, 3, ProblemType.SingleLabel);
        var (embeddings, output, keys) = Plain(inputs, truth, options);
        for (var i = 0; i < model.Output.Length; i++) Assert.Equal(output[i], model.Output[i], 1e-5);
        for (var i = 0; i < model.Vocabulary.Count; i++)
        {
            var row = keys[model.Vocabulary.Keys[i]];
            for (var d = 0; d < 6; d++) Assert.Equal(embeddings[row][d], model.Embeddings[(model.Rows[i] * 6) + d], 1e-5);
        }
    }

    private static (double[][] Embeddings, double[] Output, Dictionary<ulong, int> Keys) Plain(TextInput[] inputs, int[][] truth, FastTextTrainerOptions options)
    {
        var corpus = FastTextCorpus.Read(options.Features, inputs);
        var random = new SeededRandom(SplitMix64.At(options.Seed, 0));
        var first = Enumerable.Range(0, corpus.SharedRows).Select(_ => Enumerable.Range(0, 6).Select(_ => (double)(float)(((2 * random.NextDouble()) - 1) / 6)).ToArray()).ToArray();
        var keys = corpus.Keys.Select((key, i) => (key, i)).ToDictionary(pair => pair.key, pair => pair.i);
        var embeddings = corpus.RowOfKey.Select(row => row < corpus.SharedRows ? (double[])first[row].Clone() : new double[6]).ToArray();
        var output = new double[18];
        var order = Enumerable.Range(0, inputs.Length).ToArray();
        random.Shuffle<int>(order);
        var reader = options.Features.CreateReader();
        for (var at = 0; at < order.Length; at++)
        {
            reader.Read(inputs[order[at]]);
            var rows = reader.Keys.Select(key => keys[key]).ToArray();
            var hidden = Enumerable.Range(0, 6).Select(d => rows.Sum(row => embeddings[row][d]) / rows.Length).ToArray();
            var scores = Enumerable.Range(0, 3).Select(label => Math.Exp(Enumerable.Range(0, 6).Sum(d => output[(label * 6) + d] * hidden[d]))).ToArray();
            var gradient = new double[6];
            for (var label = 0; label < 3; label++)
            {
                var step = options.LearningRate * (1 - ((double)at / order.Length)) * ((truth[order[at]][0] == label ? 1 : 0) - (scores[label] / scores.Sum()));
                for (var d = 0; d < 6; d++)
                {
                    gradient[d] += step * output[(label * 6) + d] / rows.Length;
                    output[(label * 6) + d] += step * hidden[d];
                }
            }

            foreach (var row in rows)
            {
                for (var d = 0; d < 6; d++) embeddings[row][d] += gradient[d];
            }
        }

        return (embeddings, output, keys);
    }
}
