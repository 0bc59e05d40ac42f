using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Operations;

public sealed class LayerNormOperationTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    [InlineData(70, 129)]
    [InlineData(257, 64)]
    public void Forward_agrees_with_double_precision(int rows, int columns)
    {
        using var scope = TensorScope.Inference();
        var (x, h) = (TestValues.NormalTensor(new Shape(rows, columns), 1, 3), TestValues.NormalTensor(new Shape(rows, columns), 2));
        var (weight, bias) = (TestValues.NormalTensor(new Shape(columns), 3), TestValues.NormalTensor(new Shape(columns), 4));
        TestValues.AssertClose(Reference(x, null, weight, bias), x.LayerNorm(weight, bias).Data, 2e-5);
        TestValues.AssertClose(Reference(x, null, weight, null), x.LayerNorm(weight, null).Data, 2e-5);
        TestValues.AssertClose(Reference(x, h, weight, bias), x.ResidualLayerNorm(h, weight, bias).Data, 2e-5);
    }

    [Fact]
    public void Gradient_agrees_with_finite_differences()
    {
        Shape[] shapes = [new Shape(3, 19), new Shape(19), new Shape(19)];
        GradientCheck.Run(x => x[0].LayerNorm(x[1], x[2]), shapes, step: 3e-3f);
        GradientCheck.Run(x => x[0].LayerNorm(x[1], null), shapes[..2], step: 3e-3f);
    }

    [Fact]
    public void Gradient_of_the_residual_form_agrees_with_finite_differences_under_dropout()
    {
        Shape[] shapes = [new Shape(3, 19), new Shape(3, 19), new Shape(19), new Shape(19)];
        GradientCheck.Run(x => x[0].ResidualLayerNorm(x[1], x[2], x[3], 0.3f), shapes, step: 3e-3f, training: true);
        GradientCheck.Run(x => x[0].ResidualLayerNorm(x[0], x[1], x[2]), [shapes[0], shapes[2], shapes[3]], step: 3e-3f);
    }

    [Fact]
    public void The_residual_form_drops_the_same_share_as_dropout()
    {
        using var scope = TensorScope.Training(seed: 4);
        var ones = Tensor.Zeros(new Shape(100, 64));
        ones.Data.Fill(1);
        var weight = Tensor.Zeros(new Shape(64));
        weight.Data.Fill(1);
        var y = Tensor.Zeros(ones.Shape).ResidualLayerNorm(ones, weight, null, 0.25f);
        var below = y.ToArray().Count(value => value < 0);
        Assert.InRange(below / 6400.0, 0.22, 0.28);
    }

    [Fact]
    public void A_constant_row_gives_the_bias_not_nan()
    {
        using var scope = TensorScope.Inference();
        var weight = TestValues.NormalTensor(new Shape(8));
        Assert.Equal(weight.ToArray(), Tensor.Zeros(new Shape(1, 8)).LayerNorm(weight, weight).ToArray());
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_named()
    {
        using var scope = TensorScope.Inference();
        var x = Tensor.Zeros(new Shape(2, 3));
        Assert.Contains("[4]", Assert.Throws<ShapeException>(() => x.LayerNorm(Tensor.Zeros(new Shape(4)), null)).Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => x.ResidualLayerNorm(Tensor.Zeros(new Shape(3, 2)), Tensor.Zeros(new Shape(3)), null));
    }

    private static double[] Reference(Tensor x, Tensor? h, Tensor weight, Tensor? bias)
    {
        var columns = x.Shape.Last;
        var y = new double[x.Count];
        for (var row = 0; row < x.Shape.Rows; row++)
        {
            var values = new double[columns];
            for (var i = 0; i < columns; i++) values[i] = (double)x.Data[(row * columns) + i] + (h is { } b ? b.Data[(row * columns) + i] : 0);
            var mean = values.Average();
            var variance = values.Average(value => (value - mean) * (value - mean));
            for (var i = 0; i < columns; i++)
                y[(row * columns) + i] = ((values[i] - mean) / Math.Sqrt(variance + 1e-5f) * weight.Data[i]) + (bias is { } c ? c.Data[i] : 0);
        }

        return y;
    }
}
