using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Operations;

public sealed class SumOperationTests
{
    [Fact]
    public void Sums_all_elements()
    {
        using var scope = TensorScope.Inference();
        Assert.Equal(10f, Tensor.From([1, 2, 3, 4], new Shape(2, 2)).Sum().Item);
    }

    [Fact]
    public void Gradient_agrees_with_finite_differences() => GradientCheck.Run(x => x[0].Sum(), [new Shape(3, 4)]);
}
