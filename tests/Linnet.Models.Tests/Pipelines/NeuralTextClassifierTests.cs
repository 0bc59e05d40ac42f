using Linnet.Models.Pipelines;
using Linnet.Models.Tests.Folder;

namespace Linnet.Models.Tests.Pipelines;

public sealed class NeuralTextClassifierTests
{
    [Fact]
    public void Rows_come_back_in_their_order_however_they_were_batched()
    {
        using var classifier = TestModels.Bert();
        var inputs = Enumerable.Range(0, 150)
            .Select(i => new TextInput(string.Join(' ', Enumerable.Range(0, 1 + (i * 7 % 10)).Select(j => TestModels.Words[2 + ((i + j) % 6)]))))
            .ToArray();
        var together = new float[inputs.Length * 3];
        classifier.Predict(inputs, together);
        var alone = new float[3];
        for (var i = 0; i < inputs.Length; i++)
        {
            classifier.Predict([inputs[i]], alone);
            for (var label = 0; label < 3; label++) Assert.Equal(alone[label], together[(i * 3) + label], 1e-5f);
            Assert.Equal(1f, alone.Sum(), 1e-5f);
        }
    }

    [Fact]
    public void Multi_label_probabilities_are_independent()
    {
        using var single = TestModels.Bert(seed: 5);
        using var multi = TestModels.Bert(seed: 5, ProblemType.MultiLabel);
        var (softmax, sigmoid) = (TestModels.Predict(single), TestModels.Predict(multi));
        for (var row = 0; row < softmax.Length; row += 3)
        {
            double[] odds = [.. sigmoid[row..(row + 3)].Select(p => p / (1.0 - p))];
            for (var label = 0; label < 3; label++) Assert.Equal(odds[label] / odds.Sum(), softmax[row + label], 1e-4);
        }
    }

    [Fact]
    public void An_input_that_was_cut_says_so()
    {
        using var pipeline = new TextClassificationPipeline(TestModels.Bert());
        Assert.True(pipeline.Classify(string.Concat(Enumerable.Repeat("very ", 13))).IsTruncated);
        Assert.False(pipeline.Classify(string.Concat(Enumerable.Repeat("very ", 12))).IsTruncated);
        Assert.True(pipeline.Classify(new TextInput("good good good good good good", "bad bad bad bad bad bad bad")).IsTruncated);
    }

    [Fact]
    public void The_second_text_of_a_pair_matters()
    {
        using var classifier = TestModels.Bert();
        var probabilities = new float[6];
        classifier.Predict([new("good", "bad"), new("good", "film")], probabilities);
        Assert.NotEqual(probabilities[0], probabilities[3]);
    }

    [Fact]
    public async Task Many_threads_get_the_same_answers_as_one()
    {
        await using var pipeline = new TextClassificationPipeline(TestModels.Bert());
        var expected = TestModels.Inputs.Select(input => pipeline.Classify(input).Score).ToArray();
        await Parallel.ForEachAsync(Enumerable.Range(0, 300), async (i, token) =>
        {
            var input = i % TestModels.Inputs.Length;
            var score = i % 2 == 0
                ? pipeline.Classify(TestModels.Inputs[input]).Score
                : (await pipeline.ClassifyAsync(TestModels.Inputs[input], token)).Score;
            Assert.Equal(expected[input], score, 1e-5f);
        });
    }

    [Fact]
    public void The_summary_names_every_layer_with_parameters()
    {
        using var classifier = TestModels.Bert();
        var summary = classifier.Summary();
        Assert.Contains("bert.encoder.layer.1.attention.self.key (Linear)", summary, StringComparison.Ordinal);
        Assert.Contains("weight [3, 16]  bias [3]", summary, StringComparison.Ordinal);
        Assert.Contains(classifier.ParameterCount.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), summary, StringComparison.Ordinal);
    }
}
