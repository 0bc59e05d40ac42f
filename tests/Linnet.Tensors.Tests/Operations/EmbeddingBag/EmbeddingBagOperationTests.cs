using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Operations;

public sealed class EmbeddingBagOperationTests
{
    private static readonly int[] Ids = [3, 1, 3, 0, 4, 3];
    private static readonly int[] Offsets = [0, 3, 3, 4, 6];

    [Theory]
    [InlineData(EmbeddingBagMode.Sum, 1)]
    [InlineData(EmbeddingBagMode.Mean, 5)]
    [InlineData(EmbeddingBagMode.Sum, 37)]
    [InlineData(EmbeddingBagMode.Mean, 64)]
    public void Agrees_with_the_formula(EmbeddingBagMode mode, int columns)
    {
        using var scope = TensorScope.Inference();
        var table = Tensor.From([.. Enumerable.Range(0, 5 * columns).Select(i => MathF.Sin(i))], new Shape(5, columns));
        var output = IntTensor.From(Ids, new Shape(6)).EmbeddingBag(IntTensor.From(Offsets, new Shape(5)), table, mode);
        for (var bag = 0; bag < 4; bag++)
        {
            for (var column = 0; column < columns; column++)
            {
                double sum = 0;
                for (var i = Offsets[bag]; i < Offsets[bag + 1]; i++) sum += table.Data[(Ids[i] * columns) + column];
                var count = mode == EmbeddingBagMode.Mean ? Math.Max(1, Offsets[bag + 1] - Offsets[bag]) : 1;
                Assert.Equal(sum / count, output.Data[(bag * columns) + column], 1e-6);
            }
        }
    }

    [Theory]
    [InlineData(EmbeddingBagMode.Sum)]
    [InlineData(EmbeddingBagMode.Mean)]
    public void Gradient_agrees_with_finite_differences(EmbeddingBagMode mode) => GradientCheck.Run(
        x => IntTensor.From(Ids, new Shape(6)).EmbeddingBag(IntTensor.From(Offsets, new Shape(5)), x[0], mode), [new Shape(5, 19)]);

    [Fact]
    public void Gradient_of_sample_weights_agrees_with_finite_differences() => GradientCheck.Run(
        x => IntTensor.From(Ids, new Shape(6)).EmbeddingBag(IntTensor.From(Offsets, new Shape(5)), x[0], EmbeddingBagMode.Sum, x[1]),
        [new Shape(5, 19), new Shape(6)]);

    [Fact]
    public void Wrong_offsets_ids_and_weights_are_refused()
    {
        using var scope = TensorScope.Inference();
        var table = Tensor.Zeros(new Shape(5, 2));
        var ids = IntTensor.From(Ids, new Shape(6));
        Assert.Throws<ShapeException>(() => ids.EmbeddingBag(IntTensor.From([0, 3], new Shape(2)), table));
        Assert.Throws<ShapeException>(() => ids.EmbeddingBag(IntTensor.From([0, 4, 3, 6], new Shape(4)), table));
        Assert.Throws<ShapeException>(() => IntTensor.From([5], new Shape(1)).EmbeddingBag(IntTensor.From([0, 1], new Shape(2)), table));
        Assert.Throws<ShapeException>(() => ids.EmbeddingBag(
            IntTensor.From([0, 6], new Shape(2)), table, EmbeddingBagMode.Mean, Tensor.Zeros(new Shape(6))));
    }
}
