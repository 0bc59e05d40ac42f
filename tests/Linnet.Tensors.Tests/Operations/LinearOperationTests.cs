using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Operations;

public sealed class LinearOperationTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 5, 7)]
    [InlineData(33, 65, 17)]
    [InlineData(130, 64, 96)]
    public void Forward_agrees_with_double_precision_with_and_without_packed_weights(int rows, int inputs, int outputs)
    {
        using var weight = Random(new Shape(outputs, inputs), 2);
        using var bias = Random(new Shape(outputs), 3);
        foreach (var activation in Enum.GetValues<Activation>())
        {
            using var scope = TensorScope.Inference();
            var x = TestValues.NormalTensor(new Shape(rows, inputs));
            var expected = Reference(x, weight, bias, activation);
            TestValues.AssertClose(expected, x.Linear(weight, bias, activation).Data, 1e-4);
            TestValues.AssertClose(expected, x.Linear(weight.Value, bias.Value, activation).Data, 1e-4);
        }
    }

    [Fact]
    public void Packed_weights_follow_the_parameter()
    {
        using var weight = Random(new Shape(4, 3), 2);
        using var scope = TensorScope.Inference();
        var x = TestValues.NormalTensor(new Shape(2, 3));
        x.Linear(weight, null);
        weight.Value.Data.Fill(1);
        weight.Touch();
        TestValues.AssertClose(Reference(x, weight, null, Activation.None), x.Linear(weight, null).Data);
    }

    [Theory]
    [InlineData(Activation.None)]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.Gelu)]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.Sigmoid)]
    [InlineData(Activation.GeluTanh)]
    public void Gradient_agrees_with_finite_differences(Activation activation)
    {
        GradientCheck.Run(x => x[0].Linear(x[1], x[2], activation), [new Shape(2, 3, 5), new Shape(4, 5), new Shape(4)], step: 3e-3f);
        GradientCheck.Run(x => x[0].Linear(x[1], null, activation), [new Shape(3, 5), new Shape(4, 5)], step: 3e-3f);
    }

    [Fact]
    public void An_input_without_gradient_gets_none_and_the_weight_adds_up()
    {
        using var weight = Random(new Shape(4, 3), 2);
        for (var pass = 1; pass <= 2; pass++)
        {
            using var scope = TensorScope.Gradients();
            var x = Tensor.From([1, 2, 3], new Shape(1, 3));
            x.Linear(weight, null).Sum().Backward();
            Assert.False(x.HasGrad);
            Assert.Equal([pass, 2 * pass, 3 * pass], weight.Value.Grad[..3].ToArray());
        }
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_named()
    {
        using var scope = TensorScope.Inference();
        var error = Assert.Throws<ShapeException>(() => Tensor.Zeros(new Shape(2, 3)).Linear(Tensor.Zeros(new Shape(5, 4)), null));
        Assert.Contains("[2, 3]", error.Message, StringComparison.Ordinal);
        Assert.Contains("[5, 4]", error.Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => Tensor.Zeros(new Shape(2, 4)).Linear(Tensor.Zeros(new Shape(5, 4)), Tensor.Zeros(new Shape(4))));
    }

    private static Parameter Random(Shape shape, ulong seed)
    {
        var parameter = new Parameter(shape);
        TestValues.Normal(shape.Count, seed).CopyTo(parameter.Value.Data);
        return parameter;
    }

    private static double[] Reference(Tensor x, Parameter weight, Parameter? bias, Activation activation)
    {
        var (rows, inputs, outputs) = (x.Shape.Rows, weight.Shape[1], weight.Shape[0]);
        var y = new double[rows * outputs];
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < outputs; j++)
            {
                double sum = bias is null ? 0 : bias.Value.Data[j];
                for (var k = 0; k < inputs; k++) sum += (double)x.Data[(i * inputs) + k] * weight.Value.Data[(j * inputs) + k];
                y[(i * outputs) + j] = activation switch
                {
                    Activation.Relu => Math.Max(sum, 0),
                    Activation.Gelu => (double)sum * Distribution(sum),
                    Activation.Tanh => Math.Tanh(sum),
                    Activation.Sigmoid => 1 / (1 + Math.Exp(-sum)),
                    Activation.GeluTanh => 0.5 * sum * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (sum + (0.044715 * sum * sum * sum)))),
                    _ => sum,
                };
            }

        return y;
    }

    /// <summary>Φ by its series (Marsaglia 2004).</summary>
    private static double Distribution(double x)
    {
        if (Math.Abs(x) > 8) return x > 0 ? 1 : 0;
        double sum = x, term = x;
        for (var i = 3; i < 400; i += 2) sum += term *= x * x / i;
        return 0.5 + (sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI));
    }
}
