using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Operations;

public sealed class ArithmeticOperationTests
{
    [Fact]
    public void The_right_side_is_the_same_for_all_leading_axes()
    {
        using var scope = TensorScope.Inference();
        var x = Tensor.From([1, 2, 3, 4], new Shape(2, 2));
        var y = Tensor.From([10, 20], new Shape(2));
        Assert.Equal([11, 22, 13, 24], x.Add(y).ToArray());
        Assert.Equal([-9, -18, -7, -16], x.Sub(y).ToArray());
        Assert.Equal([10, 40, 30, 80], x.Mul(y).ToArray());
        Assert.Equal([11, 22, 13, 24], x.AddBias(y).ToArray());
        Assert.Equal([2, 4, 6, 8], x.Scale(2).ToArray());
        Assert.Throws<ShapeException>(() => x.Add(Tensor.Zeros(new Shape(3))));
        Assert.Throws<ShapeException>(() => y.Add(x));
    }

    [Fact]
    public void Gradients_agree_with_finite_differences()
    {
        foreach (var right in new[] { new Shape(4, 3, 19), new Shape(3, 19), new Shape(19), new Shape([]) })
        {
            Shape[] shapes = [new Shape(4, 3, 19), right];
            GradientCheck.Run(x => x[0].Add(x[1]), shapes);
            GradientCheck.Run(x => x[0].Sub(x[1]), shapes);
            GradientCheck.Run(x => x[0].Mul(x[1]), shapes);
        }

        GradientCheck.Run(x => x[0].Scale(-0.5f).Mul(x[0]), [new Shape(21)]);
    }
}
