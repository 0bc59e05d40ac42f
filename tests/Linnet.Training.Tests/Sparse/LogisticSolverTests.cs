using Linnet.Models.Pipelines;
using Linnet.Models.Sparse;
using Linnet.Numerics;
using Linnet.Threading;
using Linnet.Training.Sparse;

namespace Linnet.Training.Tests.Sparse;

public class LogisticSolverTests
{
    [Fact]
    public void Two_opposite_texts_have_the_optimum_that_a_pocket_calculator_finds()
    {
        // x = ±1 with opposite labels: minimise 2 ln(1 + e^-w) + w²/(2C), so w = 2C / (1 + e^w); the bias is 0.
        const double C = 3;
        var member = new LogisticMember(new CsrMatrix(1, [0, 1, 2], [0, 0], [1, -1]), LabelTargets.Of([[1], [0]], 2, ProblemType.SingleLabel), null, 0);
        member.Fit(C, 1e-6, 100, default);
        double w = member.Weights[0];
        Assert.Equal(2 * C / (1 + Math.Exp(w)), w, 1e-4);
        Assert.Equal(0, member.Bias[0], 1e-5);
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(3, 1)]
    [InlineData(2, 0.5)]
    public void At_the_optimum_no_weight_wants_to_move(int labels, double power)
    {
        var (features, targets) = RandomProblem(labels);
        var member = new LogisticMember(features, targets, null, power);
        member.Fit(2, 1e-6, 500, default);
        var variances = power > 0 ? NaiveBayesPrior.Variances(features.Transpose(), targets, power) : null;
        var gradient = new float[targets.Rows * targets.Width];
        new LogisticLoss(targets, null).Evaluate(member.Predict(features), gradient);
        var weights = member.Weights;
        var residual = new float[weights.Length];
        features.Transpose().Multiply(gradient, targets.Width, residual);
        for (var i = 0; i < weights.Length; i++)
        {
            if (i % targets.Width >= targets.Outputs) continue;
            var variance = variances is null ? 1 : variances[i];
            Assert.Equal(0, (residual[i] * variance) + (weights[i] / 2), 2e-4);
        }
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        var (features, targets) = RandomProblem(3);
        var before = WorkerPool.ThreadCount;
        try
        {
            float[][] weights = [.. new[] { 1, 2, 3 }.Select(threads =>
            {
                WorkerPool.ThreadCount = threads;
                var member = new LogisticMember(features, targets, null, 1);
                member.Fit(4, 1e-3, 100, default);
                return member.Weights;
            })];
            Assert.Equal(weights[0], weights[1]);
            Assert.Equal(weights[0], weights[2]);
        }
        finally
        {
            WorkerPool.ThreadCount = before;
        }
    }

    [Fact]
    public void A_cancelled_fit_stops()
    {
        var (features, targets) = RandomProblem(2);
        Assert.Throws<OperationCanceledException>(() => new LogisticMember(features, targets, null, 0).Fit(1, 1e-3, 100, new CancellationToken(true)));
    }

    private static (CsrMatrix Features, LabelTargets Targets) RandomProblem(int labels)
    {
        var random = new SeededRandom(11);
        var starts = new int[201];
        var columns = new List<int>();
        var values = new List<float>();
        var truth = new int[200][];
        for (var row = 0; row < 200; row++)
        {
            truth[row] = [random.Next(labels)];
            for (var column = 0; column < 30; column++)
            {
                if (random.Next(4) != 0) continue;
                columns.Add(column);
                values.Add((float)random.NextDouble() + (column % labels == truth[row][0] ? 0.5f : 0));
            }

            starts[row + 1] = columns.Count;
        }

        return (new CsrMatrix(30, starts, [.. columns], [.. values]), LabelTargets.Of(truth, labels, ProblemType.SingleLabel));
    }
}
