using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Operations;

public sealed class BinaryCrossEntropyOperationTests
{
    [Fact]
    public void Forward_agrees_with_the_definition()
    {
        using var scope = TensorScope.Inference();
        var x = TestValues.NormalTensor(new Shape(6, 5), scale: 3);
        var targets = TestValues.Ids(30, 2).Select(value => (float)value).ToArray();
        float[] weights = [1, 2, 0.5f, 3, 1];
        double sum = 0;
        for (var i = 0; i < 30; i++)
        {
            var p = 1 / (1 + Math.Exp(-(double)x.Data[i]));
            sum -= (weights[i % 5] * targets[i] * Math.Log(p)) + ((1 - targets[i]) * Math.Log(1 - p));
        }

        var loss = x.BinaryCrossEntropyWithLogits(Tensor.From(targets, x.Shape), Tensor.From(weights, new Shape(5)));
        Assert.Equal(sum / 30, loss.Item, 1e-5);
    }

    [Fact]
    public void Gradient_agrees_with_finite_differences() => GradientCheck.Run(
        x => x[0].BinaryCrossEntropyWithLogits(
            Tensor.From([1, 0, 1, 0, 0.3f, 1], new Shape(2, 3)), Tensor.From([1, 2, 0.5f], new Shape(3))),
        [new Shape(2, 3)]);

    [Fact]
    public void Extreme_logits_stay_finite()
    {
        using var scope = TensorScope.Inference();
        var x = Tensor.From([1e4f, -1e4f, 1e4f, -1e4f], new Shape(4));
        Assert.Equal(5e3f, x.BinaryCrossEntropyWithLogits(Tensor.From([1, 0, 0, 1], new Shape(4))).Item);
    }
}
