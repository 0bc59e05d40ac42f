using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Operations.Attending;

public sealed class AdditiveScoresOperationTests
{
    [Fact]
    public void Scores_are_those_of_the_formula()
    {
        using var scope = TensorScope.Inference();
        var (q, k, v) = (TestValues.Normal(2 * 3 * 19, 1), TestValues.Normal(2 * 4 * 19, 2), TestValues.Normal(19, 3));
        var scores = Tensor.From(q, new Shape(2, 3, 19)).AdditiveScores(Tensor.From(k, new Shape(2, 4, 19)), Tensor.From(v, new Shape(19)));
        Assert.Equal(new Shape(2, 3, 4), scores.Shape);
        var expected = new double[24];
        for (var item = 0; item < 24; item++)
        {
            var (row, query, key) = (item / 12, item / 4 % 3, item % 4);
            for (var i = 0; i < 19; i++) expected[item] += v[i] * Math.Tanh(q[(((row * 3) + query) * 19) + i] + (double)k[(((row * 4) + key) * 19) + i]);
        }

        TestValues.AssertClose(expected, scores.Data, 1e-4);
    }

    [Fact]
    public void Gradients_agree_with_finite_differences() =>
        GradientCheck.Run(x => x[0].AdditiveScores(x[1], x[2]), [new Shape(2, 3, 5), new Shape(2, 4, 5), new Shape(5)]);

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        using var scope = TensorScope.Inference();
        var (query, vector) = (Tensor.Zeros(new Shape(2, 3, 5)), Tensor.Zeros(new Shape(5)));
        Assert.Throws<ShapeException>(() => query.AdditiveScores(Tensor.Zeros(new Shape(1, 4, 5)), vector));
        Assert.Throws<ShapeException>(() => query.AdditiveScores(Tensor.Zeros(new Shape(2, 4, 6)), vector));
        Assert.Throws<ShapeException>(() => query.AdditiveScores(query, Tensor.Zeros(new Shape(4))));
    }
}
