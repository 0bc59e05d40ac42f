using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Operations;

public sealed class SimilarityOperationTests
{
    [Fact]
    public void Rows_become_one_long_and_zeros_stay()
    {
        using var scope = TensorScope.Inference();
        var normalized = Tensor.From([3, 4, 0, 0], new Shape(2, 2)).NormalizeRows().ToArray();
        Assert.Equal([0.6f, 0.8f, 0, 0], normalized.Select(value => MathF.Round(value, 5)));
    }

    [Fact]
    public void Cosines_are_those_of_the_angle()
    {
        using var scope = TensorScope.Inference();
        var cosines = Tensor.From([1, 0, 1, 1], new Shape(2, 2)).CosineSimilarity(Tensor.From([-2, 0, 5, 0], new Shape(2, 2))).ToArray();
        Assert.Equal(-1, cosines[0], 5);
        Assert.Equal(Math.Sqrt(0.5), cosines[1], 5);
    }

    [Fact]
    public void Own_partners_among_strangers_cost_nothing_and_equal_vectors_cost_the_logarithm_of_the_batch()
    {
        using var scope = TensorScope.Inference();
        var apart = Tensor.From([1, 0, 0, 1], new Shape(2, 2));
        Assert.Equal(0, apart.InBatchNegatives(apart, 0.01f).Item, 5);
        var equal = Tensor.From([1, 2, 1, 2, 1, 2], new Shape(3, 2));
        Assert.Equal(Math.Log(3), equal.InBatchNegatives(equal, 0.1f).Item, 5);
    }

    [Fact]
    public void Gradient_of_normalised_rows_agrees_with_finite_differences() =>
        GradientCheck.Run(x => x[0].NormalizeRows(), [new Shape(3, 5)], step: 1e-3f);

    [Fact]
    public void Gradient_of_cosines_agrees_with_finite_differences() =>
        GradientCheck.Run(x => x[0].CosineSimilarity(x[1]), [new Shape(3, 5), new Shape(3, 5)], step: 1e-3f);

    [Fact]
    public void Gradient_of_in_batch_negatives_agrees_with_finite_differences() =>
        GradientCheck.Run(x => x[0].InBatchNegatives(x[1], 0.5f), [new Shape(4, 5), new Shape(4, 5)], step: 1e-3f);

    [Fact]
    public void Shapes_that_differ_are_refused()
    {
        using var scope = TensorScope.Inference();
        Assert.Throws<ShapeException>(() => Tensor.Zeros(new Shape(1, 2)).CosineSimilarity(Tensor.Zeros(new Shape(1, 3))));
        Assert.Throws<ShapeException>(() => Tensor.Zeros(new Shape(2)).NormalizeRows());
    }
}
