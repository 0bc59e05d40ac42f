using Linnet.Numerics;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Operations;

public sealed class Conv1dOperationTests
{
    [Theory]
    [InlineData(1, 1, 1, 1, 1, 1, 0, 1)]
    [InlineData(2, 9, 3, 7, 3, 1, 0, 1)]
    [InlineData(2, 9, 5, 18, 3, 2, 1, 1)]
    [InlineData(3, 12, 17, 5, 4, 3, 4, 2)]
    public void Agrees_with_the_formula(int batch, int length, int inputs, int outputs, int width, int stride, int padding, int dilation)
    {
        var random = new SeededRandom(6);
        using var scope = TensorScope.Inference();
        var x = Normals(random, new Shape(batch, length, inputs));
        var weight = Normals(random, new Shape(outputs, inputs, width));
        var bias = Normals(random, new Shape(outputs));
        var y = x.Conv1d(new ConvolutionFilter(weight, bias), stride, padding, dilation);
        var positions = ((length + (2 * padding) - (dilation * (width - 1)) - 1) / stride) + 1;
        Assert.Equal(new Shape(batch, positions, outputs), y.Shape);
        for (var i = 0; i < y.Count; i++)
        {
            var (row, position, o) = (i / outputs / positions, i / outputs % positions, i % outputs);
            double sum = bias.Data[o];
            for (var tap = 0; tap < width; tap++)
            {
                var at = (position * stride) - padding + (tap * dilation);
                if (at < 0 || at >= length) continue;
                for (var c = 0; c < inputs; c++) sum += (double)x.Data[(((row * length) + at) * inputs) + c] * weight.Data[(((o * inputs) + c) * width) + tap];
            }

            Assert.Equal(sum, y.Data[i], 1e-4);
        }
    }

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(2, 1, 1)]
    [InlineData(2, 3, 2)]
    public void Gradient_agrees_with_finite_differences(int stride, int padding, int dilation) => GradientCheck.Run(
        x => x[0].Conv1d(new ConvolutionFilter(x[1], x[2]), stride, padding, dilation), [new Shape(2, 6, 3), new Shape(4, 3, 3), new Shape(4)]);

    [Fact]
    public void A_filter_wider_than_the_text_is_refused()
    {
        using var scope = TensorScope.Inference();
        var x = Tensor.Zeros(new Shape(1, 4, 2));
        var filter = new ConvolutionFilter(Tensor.Zeros(new Shape(3, 2, 3)));
        Assert.Throws<ShapeException>(() => x.Conv1d(filter, dilation: 2));
        Assert.Throws<ShapeException>(() => x.Conv1d(filter, stride: 0));
        Assert.Throws<ShapeException>(() => Tensor.Zeros(new Shape(1, 4, 3)).Conv1d(filter));
    }

    private static Tensor Normals(SeededRandom random, Shape shape) =>
        Tensor.From([.. Enumerable.Range(0, shape.Count).Select(_ => (float)random.NextNormal())], shape);
}
