using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Operations.Crf;

public sealed class ConditionalRandomFieldTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 3, 3)]
    [InlineData(3, 5, 4)]
    public void Loss_marginals_and_best_path_agree_with_the_sum_over_all_taggings(int batch, int steps, int tags)
    {
        using var scope = TensorScope.Inference();
        var emissions = TestValues.NormalTensor(new Shape(batch, steps, tags), 1, 2);
        var scores = Scores(tags);
        var lengths = IntTensor.From([.. Enumerable.Range(0, batch).Select(row => Math.Max(1, steps - row))], new Shape(batch));
        var truth = IntTensor.From([.. Enumerable.Range(0, batch * steps).Select(i => (i * 7) % tags)], new Shape(batch, steps));
        var marginals = emissions.CrfMarginals(scores, lengths);
        var best = emissions.CrfDecode(scores, lengths);
        double loss = 0;
        for (var row = 0; row < batch; row++)
        {
            var length = lengths.Data[row];
            var taggings = Taggings(length, tags).Select(path => (Path: path, Score: Score(emissions, scores, row, path))).ToList();
            var total = taggings.Sum(tagging => Math.Exp(tagging.Score));
            loss += Math.Log(total) - Score(emissions, scores, row, truth.Data.Slice(row * steps, length).ToArray());
            Assert.Equal(taggings.MaxBy(tagging => tagging.Score).Path, best[row]);
            for (var step = 0; step < steps; step++)
            {
                for (var tag = 0; tag < tags; tag++)
                {
                    var expected = step < length ? taggings.Where(tagging => tagging.Path[step] == tag).Sum(tagging => Math.Exp(tagging.Score)) / total : 0;
                    Assert.Equal(expected, marginals.Data[(((row * steps) + step) * tags) + tag], 1e-5);
                }
            }
        }

        Assert.Equal(loss / batch, emissions.CrfNegativeLogLikelihood(truth, scores, lengths).Item, 1e-4);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(19)]
    public void Gradients_agree_with_finite_differences(int tags)
    {
        Shape[] shapes = [new Shape(3, 4, tags), new Shape(tags, tags), new Shape(tags), new Shape(tags)];
        GradientCheck.Run(
            x =>
            {
                var truth = IntTensor.From([.. Enumerable.Range(0, 12).Select(i => (i * 5) % tags)], new Shape(3, 4));
                return x[0].CrfNegativeLogLikelihood(truth, new CrfScores(x[1], x[2], x[3]), IntTensor.From([4, 1, 2], new Shape(3)));
            },
            shapes,
            tolerance: 5e-3f);
    }

    [Fact]
    public void A_long_row_with_large_scores_stays_finite()
    {
        using var scope = TensorScope.Gradients();
        var emissions = TestValues.NormalTensor(new Shape(1, 2000, 5), 1, 100).WithGrad();
        var truth = IntTensor.Zeros(new Shape(1, 2000));
        var loss = emissions.CrfNegativeLogLikelihood(truth, Scores(5));
        loss.Backward();
        Assert.True(float.IsFinite(loss.Item) && loss.Item > 0);
        Assert.All(emissions.Grad.ToArray(), value => Assert.InRange(value, -1.001f, 1.001f));
    }

    [Fact]
    public void Rows_of_length_zero_do_not_count()
    {
        using var scope = TensorScope.Inference();
        var emissions = TestValues.NormalTensor(new Shape(2, 3, 4), 1);
        var truth = IntTensor.Zeros(new Shape(2, 3));
        var both = emissions.CrfNegativeLogLikelihood(truth, Scores(4), IntTensor.From([3, 0], new Shape(2)));
        var first = Tensor.From(emissions.Data[..12], new Shape(1, 3, 4)).CrfNegativeLogLikelihood(IntTensor.Zeros(new Shape(1, 3)), Scores(4));
        Assert.Equal(first.Item, both.Item);
        Assert.Empty(emissions.CrfDecode(Scores(4), IntTensor.From([3, 0], new Shape(2)))[1]);
    }

    [Fact]
    public void Rules_keep_the_best_path_among_those_that_are_allowed()
    {
        using var scope = TensorScope.Inference();
        const int Tags = 3; // O, B, I
        var rules = new CrfRules(Tags, (from, to) => to != 2 || from != 0, tag => tag != 2, _ => true);
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var emissions = TestValues.NormalTensor(new Shape(1, 5, Tags), seed, 3);
            var best = Taggings(5, Tags).Where(path => path[0] != 2 && !path.Zip(path.Skip(1)).Any(pair => pair is (0, 2)))
                .MaxBy(path => Score(emissions, Scores(Tags), 0, path));
            Assert.Equal(best, emissions.CrfDecode(Scores(Tags), rules: rules)[0]);
        }
    }

    [Fact]
    public void Wrong_shapes_and_tags_are_errors_that_say_so()
    {
        using var scope = TensorScope.Inference();
        var emissions = Tensor.Zeros(new Shape(1, 2, 3));
        var truth = IntTensor.From([0, 3], new Shape(1, 2));
        Assert.Contains("the tag 3 in row 0", Assert.Throws<ShapeException>(() => emissions.CrfNegativeLogLikelihood(truth, Scores(3))).Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => emissions.CrfNegativeLogLikelihood(truth, Scores(4)));
        Assert.Throws<ShapeException>(() => emissions.CrfNegativeLogLikelihood(IntTensor.Zeros(new Shape(2)), Scores(3)));
        Assert.Throws<ShapeException>(() => emissions.CrfMarginals(Scores(3), IntTensor.From([3], new Shape(1))));
        Assert.Throws<ShapeException>(() => emissions.CrfDecode(Scores(3), rules: new CrfRules(2, (_, _) => true, _ => true, _ => true)));
    }

    private static CrfScores Scores(int tags) => new(
        TestValues.NormalTensor(new Shape(tags, tags), 11), TestValues.NormalTensor(new Shape(tags), 12), TestValues.NormalTensor(new Shape(tags), 13));

    private static double Score(Tensor emissions, CrfScores scores, int row, int[] path)
    {
        var (steps, tags) = (emissions.Shape[1], emissions.Shape[2]);
        double sum = scores.Start.Data[path[0]] + scores.End.Data[path[^1]];
        for (var step = 0; step < path.Length; step++)
        {
            sum += emissions.Data[(((row * steps) + step) * tags) + path[step]];
            if (step > 0) sum += scores.Transitions.Data[(path[step - 1] * tags) + path[step]];
        }

        return sum;
    }

    private static IEnumerable<int[]> Taggings(int length, int tags)
    {
        var count = (int)Math.Pow(tags, length);
        for (var number = 0; number < count; number++)
        {
            var path = new int[length];
            for (var (step, rest) = (0, number); step < length; step++, rest /= tags) path[step] = rest % tags;
            yield return path;
        }
    }
}
