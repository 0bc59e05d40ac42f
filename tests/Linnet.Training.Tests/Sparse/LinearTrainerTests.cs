using Linnet.Models.Pipelines;
using Linnet.Models.Sparse;
using Linnet.Threading;
using Linnet.Training.Sparse;

namespace Linnet.Training.Tests.Sparse;

public class LinearTrainerTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Learns_labels_and_judges_itself_fairly(int labels)
    {
        var (inputs, truth) = ToyTexts.SingleLabel(240, labels, 1);
        var (others, otherTruth) = ToyTexts.SingleLabel(120, labels, 2);
        var result = new LinearTrainer(new()).FitWithReport(inputs, truth, labels, ProblemType.SingleLabel);
        var probabilities = new float[120 * labels];
        result.Model.Predict(others, probabilities);
        Assert.InRange(ToyTexts.Accuracy(probabilities, otherTruth), 0.97, 1);
        Assert.InRange(ToyTexts.Accuracy(result.OutOfFoldProbabilities, truth), 0.95, 1);
        Assert.Equal(6, result.Members.Count); // a logistic regression and a naive Bayes for each of three blocks
    }

    [Fact]
    public void Learns_several_labels_at_once()
    {
        var (inputs, truth) = ToyTexts.MultiLabel(240, 3);
        var model = new LinearTrainer(new()).Fit(inputs, truth, 3, ProblemType.MultiLabel);
        var probabilities = new float[240 * 3];
        model.Predict(inputs, probabilities);
        for (var i = 0; i < probabilities.Length; i++) Assert.Equal(truth[i / 3].Contains(i % 3), probabilities[i] > 0.5f);
    }

    [Fact]
    public void Learns_whether_two_texts_say_the_same()
    {
        var (inputs, _) = ToyTexts.SingleLabel(200, 3, 4);
        TextInput[] pairs = [.. inputs.Select((input, i) => new TextInput(input.Text, i % 2 == 0 ? input.Text : inputs[(i + 7) % 200].Text))];
        int[][] truth = [.. pairs.Select((_, i) => new[] { i % 2 })];
        var result = new LinearTrainer(new()).FitWithReport(pairs, truth, 2, ProblemType.SingleLabel);
        Assert.InRange(ToyTexts.Accuracy(result.OutOfFoldProbabilities, truth), 0.95, 1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_whatever_the_number_of_threads()
    {
        var (inputs, truth) = ToyTexts.SingleLabel(90, 3, 5);
        var before = WorkerPool.ThreadCount;
        try
        {
            LinearModel[] models = [.. new[] { 1, 2, 2 }.Select(threads =>
            {
                WorkerPool.ThreadCount = threads;
                return new LinearTrainer(new() { Seed = 9 }).Fit(inputs, truth, 3, ProblemType.SingleLabel);
            })];
            Assert.Equal(models[0].Weights, models[1].Weights);
            Assert.Equal(models[1].Weights, models[2].Weights);
            Assert.Equal(models[0].Bias, models[1].Bias);
        }
        finally
        {
            WorkerPool.ThreadCount = before;
        }
    }

    [Fact]
    public void A_model_put_together_from_its_parts_predicts_the_same()
    {
        var (inputs, truth) = ToyTexts.SingleLabel(60, 2, 6);
        var model = new LinearTrainer(new()).Fit(inputs, truth, 2, ProblemType.SingleLabel);
        var old = model.Vectorizer;
        var vectorizer = new NgramVectorizer(old.Blocks, old.Vocabulary.Keys, old.InverseDocumentFrequencies, old.BlockStarts);
        var again = new LinearModel(vectorizer, model.Weights, model.Bias, model.Problem);
        var (first, second) = (new float[120], new float[120]);
        model.Predict(inputs, first);
        again.Predict(inputs, second);
        Assert.Equal(first, second);
    }

    [Fact]
    public void Balanced_labels_raise_the_rare_one()
    {
        var (inputs, truth) = ToyTexts.SingleLabel(200, 2, 7);
        truth = [.. truth.Select((label, i) => i % 10 == 1 ? new[] { 1 } : [0])]; // label 1 is rare and its words are half noise
        float Rare(bool balanced)
        {
            var model = new LinearTrainer(new() { BalancedLabels = balanced }).Fit(inputs, truth, 2, ProblemType.SingleLabel);
            var probabilities = new float[400];
            model.Predict(inputs, probabilities);
            return probabilities.Where((_, i) => i % 2 == 1).Sum();
        }

        Assert.True(Rare(true) > Rare(false) + 10);
    }

    [Theory]
    [InlineData("one text")]
    [InlineData("all empty")]
    [InlineData("one label of one")]
    [InlineData("one label of two")]
    [InlineData("a label seen once")]
    public void Degenerate_sets_train_and_predict(string kind)
    {
        (TextInput[] inputs, int[][] labels, int count) = kind switch
        {
            "one text" => (new[] { new TextInput("only") }, new[] { new[] { 1 } }, 2),
            "all empty" => ([new(""), new(" "), new("")], [[0], [1], [2]], 3),
            "one label of one" => ([new("a b"), new("b c"), new("c")], [[0], [0], [0]], 1),
            "one label of two" => ([new("a b"), new("b c"), new("c")], [[0], [0], [0]], 2),
            _ => (new TextInput[] { new("a b"), new("b a"), new("a c"), new("b b"), new("x y"), new("a") }, [[0], [0], [1], [0], [2], [1]], 3),
        };
        foreach (var problem in new[] { ProblemType.SingleLabel, ProblemType.MultiLabel })
        {
            var linear = new float[count * 2];
            new LinearTrainer(new()).Fit(inputs, labels, count, problem).Predict([inputs[0], new("unseen 新")], linear);
            Assert.All(linear, value => Assert.InRange(value, 0f, 1f));
            var fastText = new float[count * 2];
            new FastTextTrainer(new() { Epochs = 3 }).Fit(inputs, labels, count, problem).Predict([inputs[0], new("unseen 新")], fastText);
            Assert.All(fastText, value => Assert.InRange(value, 0f, 1f));
        }
    }

    [Fact]
    public void Wrong_examples_and_options_are_refused_in_one_line()
    {
        TextInput[] one = [new("a")];
        var trainer = new LinearTrainer(new());
        Assert.Throws<TrainingException>(() => trainer.Fit([], [], 2, ProblemType.SingleLabel));
        Assert.Throws<TrainingException>(() => trainer.Fit(one, [], 2, ProblemType.SingleLabel));
        Assert.Throws<TrainingException>(() => trainer.Fit(one, [[2]], 2, ProblemType.SingleLabel));
        Assert.Throws<TrainingException>(() => trainer.Fit(one, [[0, 1]], 2, ProblemType.SingleLabel));
        Assert.Throws<ConfigurationException>(() => new LinearTrainer(new() { Folds = 1 }).Fit(one, [[0]], 2, ProblemType.SingleLabel));
        Assert.Throws<ConfigurationException>(() => new FastTextTrainer(new() { Epochs = 0 }).Fit(one, [[0]], 2, ProblemType.SingleLabel));
    }
}
