using Linnet.Numerics;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Operations;

public sealed class PoolingOperationTests
{
    private static readonly int[] Lengths = [7, 4, 0];

    [Theory]
    [InlineData(7, 1, 21)]
    [InlineData(3, 2, 5)]
    [InlineData(2, 3, 64)]
    public void Windows_agree_with_the_formulas(int window, int stride, int columns)
    {
        var random = new SeededRandom(2);
        float[] x = [.. Enumerable.Range(0, 3 * 7 * columns).Select(_ => (float)random.NextNormal() - 2)];
        using var scope = TensorScope.Inference();
        var input = Tensor.From(x, new Shape(3, 7, columns));
        var lengths = IntTensor.From(Lengths, new Shape(3));
        var max = input.MaxPool1d(window, stride, lengths);
        var mean = input.AveragePool1d(window, stride, lengths);
        var count = ((7 - window) / stride) + 1;
        Assert.Equal(new Shape(3, count, columns), max.Shape);
        for (var i = 0; i < max.Count; i++)
        {
            var (row, position, column) = (i / columns / count, i / columns % count, i % columns);
            double[] seen = [.. Enumerable.Range(position * stride, window).Where(t => t < Lengths[row]).Select(t => (double)x[(((row * 7) + t) * columns) + column])];
            Assert.Equal(seen.Length == 0 ? 0 : seen.Max(), max.Data[i], 1e-6);
            Assert.Equal(seen.Length == 0 ? 0 : seen.Average(), mean.Data[i], 1e-6);
        }
    }

    [Fact]
    public void Global_pooling_is_one_window_over_everything()
    {
        using var scope = TensorScope.Inference();
        var input = Tensor.From([-1, 5, -3, 2, 9, 9], new Shape(1, 3, 2));
        var lengths = IntTensor.From([2], new Shape(1));
        Assert.Equal([-1, 5], input.GlobalMaxPool1d(lengths).ToArray());
        Assert.Equal([-2, 3.5f], input.GlobalAveragePool1d(lengths).ToArray());
    }

    [Fact]
    public void Attention_pooling_weighs_valid_positions_by_the_softmax_of_their_scores()
    {
        using var scope = TensorScope.Inference();
        var values = Tensor.From([1, 10, 2, 20, 4, 40], new Shape(1, 3, 2));
        var scores = Tensor.From([0, MathF.Log(3), 50], new Shape(1, 3));
        var pooled = values.AttentionPool1d(scores, IntTensor.From([2], new Shape(1))).ToArray();
        Assert.Equal(1.75f, pooled[0], 1e-5f);
        Assert.Equal(17.5f, pooled[1], 1e-5f);
    }

    [Fact]
    public void Gradients_agree_with_finite_differences()
    {
        Shape[] shape = [new(3, 7, 19)];
        GradientCheck.Run(x => x[0].GlobalMaxPool1d(IntTensor.From(Lengths, new Shape(3))), shape, step: 1e-3f);
        GradientCheck.Run(x => x[0].MaxPool1d(3, 2, IntTensor.From(Lengths, new Shape(3))), shape, step: 1e-3f);
        GradientCheck.Run(x => x[0].GlobalAveragePool1d(IntTensor.From(Lengths, new Shape(3))), shape);
        GradientCheck.Run(x => x[0].AveragePool1d(3, 2), shape);
        GradientCheck.Run(x => x[0].AttentionPool1d(x[1], IntTensor.From(Lengths, new Shape(3))), [new Shape(3, 7, 5), new Shape(3, 7, 1)]);
    }

    [Fact]
    public void Wrong_shapes_are_refused()
    {
        using var scope = TensorScope.Inference();
        var x = Tensor.Zeros(new Shape(2, 3, 4));
        Assert.Throws<ShapeException>(() => x.MaxPool1d(4, 1));
        Assert.Throws<ShapeException>(() => x.AveragePool1d(2, 0));
        Assert.Throws<ShapeException>(() => x.GlobalMaxPool1d(IntTensor.From([4, 1], new Shape(2))));
        Assert.Throws<ShapeException>(() => x.AttentionPool1d(Tensor.Zeros(new Shape(2, 4))));
        Assert.Throws<ShapeException>(() => Tensor.Zeros(new Shape(3, 4)).GlobalMaxPool1d());
    }
}
