using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Operations;

public sealed class ShapingOperationTests
{
    [Fact]
    public void Concat_joins_rows_and_parts_the_gradient()
    {
        using var scope = TensorScope.Inference();
        var y = Tensor.From([1, 2, 3, 4], new Shape(2, 2)).Concat(Tensor.From([5, 6], new Shape(2, 1)), Tensor.From([7, 8], new Shape(2, 1)));
        Assert.Equal([1, 2, 5, 7, 3, 4, 6, 8], y.ToArray());
        GradientCheck.Run(x => x[0].Concat(x[1], x[0]), [new Shape(3, 17), new Shape(3, 2)]);
        Assert.Throws<ShapeException>(() => y.Concat(Tensor.Zeros(new Shape(3, 4))));
    }

    [Fact]
    public void Slice_cuts_any_axis()
    {
        using var scope = TensorScope.Inference();
        var x = Tensor.From([.. Enumerable.Range(0, 24).Select(i => (float)i)], new Shape(2, 3, 4));
        Assert.Equal([12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23], x.Slice(0, 1, 1).ToArray());
        Assert.Equal([4, 5, 6, 7, 16, 17, 18, 19], x.Slice(1, 1, 1).ToArray());
        Assert.Equal([2, 3, 6, 7, 10, 11, 14, 15, 18, 19, 22, 23], x.Slice(^1, 2, 2).ToArray());
        Assert.Equal([0, 1, 2, 3, 12, 13, 14, 15], x.SelectPosition(0).ToArray());
        Assert.Throws<ShapeException>(() => x.Slice(1, 2, 2));
        Assert.Throws<ShapeException>(() => x.Slice(3, 0, 1));
    }

    [Fact]
    public void Slice_gradients_agree_with_finite_differences()
    {
        GradientCheck.Run(x => x[0].Slice(1, 1, 2).Mul(x[0].Slice(1, 0, 2)), [new Shape(2, 3, 4)]);
        GradientCheck.Run(x => x[0].SelectPosition(2), [new Shape(2, 3, 4)]);
    }
}
