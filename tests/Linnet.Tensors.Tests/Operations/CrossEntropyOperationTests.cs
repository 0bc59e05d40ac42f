using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Operations;

public sealed class CrossEntropyOperationTests
{
    [Theory]
    [InlineData(1, 2, 0f, false)]
    [InlineData(7, 3, 0.1f, false)]
    [InlineData(33, 77, 0f, true)]
    [InlineData(9, 130, 0.2f, true)]
    public void Forward_agrees_with_double_precision(int rows, int classes, float smoothing, bool weighted)
    {
        using var scope = TensorScope.Inference();
        var logits = TestValues.NormalTensor(new Shape(rows, classes), scale: 4);
        var labels = TestValues.Ids(rows, classes);
        if (rows > 2) labels[2] = CrossEntropyOperation.IgnoreIndex;
        var weights = TestValues.Normal(classes, 3).Select(value => MathF.Abs(value) + 0.1f).ToArray();
        var loss = logits.CrossEntropy(
            IntTensor.From(labels, new Shape(rows)), smoothing, weighted ? Tensor.From(weights, new Shape(classes)) : null);

        double total = 0, normalizer = 0;
        for (var row = 0; row < rows; row++)
        {
            if (labels[row] == CrossEntropyOperation.IgnoreIndex) continue;
            var x = logits.Data.Slice(row * classes, classes).ToArray();
            var log = Math.Log(x.Sum(value => Math.Exp(value)));
            for (var c = 0; c < classes; c++)
            {
                var target = (c == labels[row] ? 1 - (double)smoothing : 0) + ((double)smoothing / classes);
                total += target * (weighted ? weights[c] : 1) * (log - x[c]);
            }

            normalizer += weighted ? weights[labels[row]] : 1;
        }

        Assert.Equal(total / normalizer, loss.Item, 1e-4);
    }

    [Theory]
    [InlineData(0f, false)]
    [InlineData(0.1f, true)]
    public void Gradient_agrees_with_finite_differences(float smoothing, bool weighted) => GradientCheck.Run(
        x => x[0].CrossEntropy(
            IntTensor.From([2, CrossEntropyOperation.IgnoreIndex, 0], new Shape(3)),
            smoothing,
            weighted ? Tensor.From([0.5f, 1, 2, 0.1f, 3], new Shape(5)) : null),
        [new Shape(3, 5)]);

    [Fact]
    public void Extreme_logits_stay_finite_and_only_ignored_rows_give_zero()
    {
        using var scope = TensorScope.Gradients();
        var logits = Tensor.From([1e4f, -1e4f, -1e4f, 1e4f], new Shape(2, 2)).WithGrad();
        var loss = logits.CrossEntropy(IntTensor.From([1, 1], new Shape(2)));
        loss.Backward();
        Assert.Equal(1e4f, loss.Item);
        Assert.Equal([0.5f, -0.5f, 0, 0], logits.Grad.ToArray());
        var ignored = IntTensor.From([-100, -100], new Shape(2));
        Assert.Equal(0, logits.CrossEntropy(ignored).Item);
    }

    [Fact]
    public void Wrong_labels_are_named()
    {
        using var scope = TensorScope.Inference();
        var logits = Tensor.Zeros(new Shape(2, 3));
        Assert.Contains("label 3 in row 1", Assert.Throws<ShapeException>(
            () => logits.CrossEntropy(IntTensor.From([0, 3], new Shape(2)))).Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => logits.CrossEntropy(IntTensor.From([0], new Shape(1))));
        Assert.Throws<ConfigurationException>(() => logits.CrossEntropy(IntTensor.From([0, 1], new Shape(2)), labelSmoothing: 1));
    }
}
