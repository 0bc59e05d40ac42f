using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Operations.Attending;

public sealed class CoverageLossOperationTests
{
    private const int Ignore = CrossEntropyOperation.IgnoreIndex;

    [Fact]
    public void Looking_again_costs_what_was_looked_at_before()
    {
        using var scope = TensorScope.Inference();
        var weights = Tensor.From([0.5f, 0.5f, 0f, 0.2f, 0.2f, 0.6f, 0.9f, 0f, 0.1f], new Shape(1, 3, 3));

        // Nothing is covered at first; then 0.2 + 0.2; then min(0.9, 0.7) + 0 + min(0.1, 0.6).
        Assert.Equal((0 + 0.4 + 0.8) / 3, weights.CoverageLoss(IntTensor.From([4, 4, 4], new Shape(1, 3))).Item, 1e-6);
        Assert.Equal((0 + 0.8) / 2, weights.CoverageLoss(IntTensor.From([4, Ignore, 4], new Shape(1, 3))).Item, 1e-6);
        Assert.Equal(0, weights.CoverageLoss(IntTensor.From([Ignore, Ignore, Ignore], new Shape(1, 3))).Item);
    }

    [Fact]
    public void A_row_does_not_cover_another()
    {
        using var scope = TensorScope.Inference();
        var weights = Tensor.From([1f, 0f, 0f, 1f, 1f, 0f, 0f, 1f], new Shape(2, 2, 2));
        Assert.Equal(0, weights.CoverageLoss(IntTensor.From([1, 1, 1, 1], new Shape(2, 2))).Item);
    }

    [Fact]
    public void Gradients_agree_with_finite_differences() => GradientCheck.Run(
        x => x[0].Softmax().CoverageLoss(IntTensor.From([1, 2, 3, 4, 5, 6, Ignore, Ignore], new Shape(2, 4))), [new Shape(2, 4, 5)]);

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        using var scope = TensorScope.Inference();
        Assert.Throws<ShapeException>(() => Tensor.Zeros(new Shape(2, 3, 4)).CoverageLoss(IntTensor.From([1, 1], new Shape(2, 1))));
        Assert.Throws<ShapeException>(() => Tensor.Zeros(new Shape(2, 3)).CoverageLoss(IntTensor.From([1, 1], new Shape(2, 1))));
    }
}
