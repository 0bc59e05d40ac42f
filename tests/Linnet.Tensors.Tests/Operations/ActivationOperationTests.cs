using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Operations;

public sealed class ActivationOperationTests
{
    public static TheoryData<string> Names => [.. Cases.Keys];

    private static Dictionary<string, (Func<Tensor, Tensor> Operation, Func<double, double> Reference)> Cases { get; } = new()
    {
        ["relu"] = (x => x.Relu(), x => Math.Max(x, 0)),
        ["leaky relu"] = (x => x.LeakyRelu(0.2f), x => x > 0 ? x : 0.2f * x),
        ["elu"] = (x => x.Elu(0.5f), x => x > 0 ? x : 0.5 * (Math.Exp(x) - 1)),
        ["silu"] = (x => x.Silu(), x => x / (1 + Math.Exp(-x))),
        ["tanh"] = (x => x.Tanh(), Math.Tanh),
        ["sigmoid"] = (x => x.Sigmoid(), x => 1 / (1 + Math.Exp(-x))),
        ["gelu"] = (x => x.Gelu(), x => x * NormalDistribution(x)),
        ["gelu tanh"] = (x => x.GeluTanh(), x => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x))))),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_agrees_with_double_precision(string name)
    {
        var (operation, reference) = Cases[name];
        foreach (var count in new[] { 1, 7, 16, 33, 257, 20011 })
        {
            using var scope = TensorScope.Inference();
            var x = TestValues.NormalTensor(new Shape(count), scale: 3);
            var expected = x.ToArray().Select(value => reference(value)).ToArray();
            TestValues.AssertClose(expected, operation(x).Data, 2e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradient_agrees_with_finite_differences(string name)
    {
        var values = TestValues.Normal(37, seed: 5);

        // Away from the kink at 0 that some of them have.
        for (var i = 0; i < values.Length; i++) values[i] += MathF.CopySign(0.05f, values[i]);
        GradientCheck.Run(x => Cases[name].Operation(x[0]), [new Shape(37)], [values]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Large_values_give_no_nan_and_nan_stays_nan(string name)
    {
        using var scope = TensorScope.Gradients();
        var x = Tensor.From([-1e4f, -100, -90, 90, 100, 1e4f, float.NaN], new Shape(7)).WithGrad();
        var y = Cases[name].Operation(x);
        y.Slice(0, 0, 6).Sum().Backward();
        Assert.All(y.ToArray()[..6], value => Assert.True(float.IsFinite(value), $"{value}"));
        Assert.All(x.Grad[..6].ToArray(), value => Assert.True(float.IsFinite(value), $"{value}"));
        Assert.True(float.IsNaN(y.Data[6]));
    }

    /// <summary>Φ by Simpson's rule: slow and exact enough.</summary>
    private static double NormalDistribution(double x)
    {
        const int Steps = 2000;
        var h = x / Steps;
        double sum = 0;
        for (var i = 0; i <= Steps; i++)
        {
            var weight = i == 0 || i == Steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.Exp(-(i * h) * (i * h) / 2);
        }

        return 0.5 + (sum * h / 3 / Math.Sqrt(2 * Math.PI));
    }
}
