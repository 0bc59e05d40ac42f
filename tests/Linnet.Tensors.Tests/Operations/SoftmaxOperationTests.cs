using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Operations;

public sealed class SoftmaxOperationTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 3)]
    [InlineData(65, 129)]
    public void Forward_agrees_with_double_precision(int rows, int columns)
    {
        using var scope = TensorScope.Inference();
        var x = TestValues.NormalTensor(new Shape(rows, columns), scale: 5);
        var expected = new double[x.Count];
        for (var row = 0; row < rows; row++)
        {
            var exponentials = x.Data.Slice(row * columns, columns).ToArray().Select(value => Math.Exp(value)).ToArray();
            for (var i = 0; i < columns; i++) expected[(row * columns) + i] = exponentials[i] / exponentials.Sum();
        }

        TestValues.AssertClose(expected, x.Softmax().Data, 1e-6);
        TestValues.AssertClose([.. expected.Select(value => Math.Log(value))], x.LogSoftmax().Data, 1e-5);
    }

    [Fact]
    public void Gradient_agrees_with_finite_differences()
    {
        GradientCheck.Run(x => x[0].Softmax(), [new Shape(3, 18)]);
        GradientCheck.Run(x => x[0].LogSoftmax(), [new Shape(3, 18)]);
    }

    [Fact]
    public void Large_values_do_not_overflow_and_a_fully_masked_row_gives_zeros()
    {
        using var scope = TensorScope.Inference();
        var low = float.NegativeInfinity;
        var x = Tensor.From([1e30f, 1e30f, -1e30f, low, 5, low, low, low, low], new Shape(3, 3));
        Assert.Equal([0.5f, 0.5f, 0, 0, 1, 0, 0, 0, 0], x.Softmax().ToArray());
    }
}
