using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Operations.Attending;

public sealed class CopyMixtureOperationTests
{
    private static readonly int[] Source = [4, 2, 4, 1, 0, 3];

    [Fact]
    public void A_token_is_written_or_copied()
    {
        using var scope = TensorScope.Inference();

        // All logits alike: a fifth each; the gate is open for a quarter.
        var (logits, gate) = (Tensor.Zeros(new Shape(1, 5)), Tensor.From([-MathF.Log(3)], new Shape(1, 1)));
        var weights = Tensor.From([0.5f, 0.2f, 0.3f], new Shape(1, 3));
        var ids = IntTensor.From([4, 2, 4], new Shape(1, 3));
        double[] expected = [0.05, 0.05, 0.05 + (0.75 * 0.2), 0.05, 0.05 + (0.75 * 0.8)];
        var log = logits.CopyLogProbabilities(gate, weights, ids);
        TestValues.AssertClose([.. expected.Select(value => Math.Log(value))], log.Data, 1e-4);
        for (var label = 0; label < 5; label++)
            Assert.Equal(-Math.Log(expected[label]), logits.CopyCrossEntropy(gate, weights, ids, IntTensor.From([label], new Shape(1))).Item, 1e-4);
    }

    [Fact]
    public void Gradients_agree_with_finite_differences() => GradientCheck.Run(
        x => x[0].CopyCrossEntropy(x[1], x[2].Softmax(), IntTensor.From(Source, new Shape(2, 3)), IntTensor.From([4, 2], new Shape(2))),
        [new Shape(2, 5), new Shape(2, 1), new Shape(2, 3)], step: 1e-2f, tolerance: 1e-2f);

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        using (TensorScope.Inference())
        {
            var (logits, gate, weights) = (Tensor.Zeros(new Shape(2, 5)), Tensor.Zeros(new Shape(2, 1)), Tensor.Zeros(new Shape(2, 3)));
            var labels = IntTensor.From([0, 1], new Shape(2));
            Assert.Throws<ShapeException>(() => logits.CopyCrossEntropy(gate, weights, IntTensor.From([0, 1, 5, 0, 0, 0], new Shape(2, 3)), labels));
            Assert.Throws<ShapeException>(() => logits.CopyCrossEntropy(weights, weights, IntTensor.From(Source, new Shape(2, 3)), labels));
            Assert.Throws<ShapeException>(() => logits.CopyCrossEntropy(gate, weights, IntTensor.From(Source, new Shape(2, 3)), IntTensor.From([0], new Shape(1))));
        }

        using (TensorScope.Gradients())
        {
            Assert.Throws<InvalidOperationException>(() => Tensor.Zeros(new Shape(1, 5)).CopyLogProbabilities(
                Tensor.Zeros(new Shape(1, 1)), Tensor.Zeros(new Shape(1, 1)), IntTensor.From([0], new Shape(1, 1))));
        }
    }
}
