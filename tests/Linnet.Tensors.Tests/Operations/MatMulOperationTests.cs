using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Operations;

public sealed class MatMulOperationTests
{
    [Theory]
    [InlineData(1, 3, 5, 7, false)]
    [InlineData(3, 17, 9, 33, true)]
    public void Forward_agrees_with_double_precision(int batch, int m, int n, int k, bool transposed)
    {
        using var scope = TensorScope.Inference();
        var left = TestValues.NormalTensor(new Shape(batch, m, k), 1);
        var right = TestValues.NormalTensor(transposed ? new Shape(batch, n, k) : new Shape(batch, k, n), 2);
        var expected = new double[batch * m * n];
        for (var b = 0; b < batch; b++)
            for (var i = 0; i < m; i++)
                for (var j = 0; j < n; j++)
                    for (var p = 0; p < k; p++)
                    {
                        expected[(((b * m) + i) * n) + j] += (double)left.Data[(((b * m) + i) * k) + p]
                            * right.Data[transposed ? (((b * n) + j) * k) + p : (((b * k) + p) * n) + j];
                    }

        TestValues.AssertClose(expected, left.MatMul(right, transposed).Data, 1e-5);
    }

    [Fact]
    public void Gradient_agrees_with_finite_differences()
    {
        GradientCheck.Run(x => x[0].MatMul(x[1]), [new Shape(3, 5), new Shape(5, 2)]);
        GradientCheck.Run(x => x[0].MatMul(x[1], transposeRight: true), [new Shape(2, 3, 5), new Shape(2, 4, 5)]);
        GradientCheck.Run(x => x[0].MatMul(x[0], transposeRight: true), [new Shape(3, 4)]);
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_named()
    {
        using var scope = TensorScope.Inference();
        var error = Assert.Throws<ShapeException>(() => Tensor.Zeros(new Shape(2, 3)).MatMul(Tensor.Zeros(new Shape(4, 2))));
        Assert.Contains("[2, 3] and [4, 2]", error.Message, StringComparison.Ordinal);
    }
}
