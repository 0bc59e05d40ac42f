using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Operations.Attending;

public sealed class MaskedSoftmaxOperationTests
{
    private static readonly int[] Mask = [1, 1, 0, 0, 1, 1];

    [Fact]
    public void Masked_keys_get_nothing_and_the_others_share_all()
    {
        using var scope = TensorScope.Inference();
        var weights = Tensor.From([0, MathF.Log(3), 50, 7, 1, 1], new Shape(2, 1, 3)).MaskedSoftmax(IntTensor.From(Mask, new Shape(2, 3)));
        TestValues.AssertClose([0.25, 0.75, 0, 0, 0.5, 0.5], weights.Data);
        var none = Tensor.From([1, 2, 3], new Shape(1, 1, 3)).MaskedSoftmax(IntTensor.From([0, 0, 0], new Shape(1, 3)));
        Assert.Equal([0, 0, 0], none.ToArray());
    }

    [Fact]
    public void Gradient_agrees_with_finite_differences() =>
        GradientCheck.Run(x => x[0].MaskedSoftmax(IntTensor.From(Mask, new Shape(2, 3))), [new Shape(2, 2, 3)]);

    [Fact]
    public void A_mask_of_another_shape_is_refused()
    {
        using var scope = TensorScope.Inference();
        Assert.Throws<ShapeException>(() => Tensor.Zeros(new Shape(2, 2, 3)).MaskedSoftmax(IntTensor.From([1, 1, 1], new Shape(1, 3))));
    }
}
