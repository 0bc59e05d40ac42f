using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Operations;

/// <summary>The small operations of decoders: RMSNorm, rotary positions, the gate, a weight stored the other way round.</summary>
public sealed class DecoderOperationTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 37)]
    [InlineData(70, 64)]
    public void Rms_norm_agrees_with_double_precision(int rows, int columns)
    {
        using var scope = TensorScope.Inference();
        var (x, weight) = (TestValues.NormalTensor(new Shape(rows, columns), 1, 3), TestValues.NormalTensor(new Shape(columns), 2));
        var expected = new double[x.Count];
        for (var row = 0; row < rows; row++)
        {
            double squares = 0;
            for (var i = 0; i < columns; i++) squares += Math.Pow(x.Data[(row * columns) + i], 2);
            for (var i = 0; i < columns; i++)
                expected[(row * columns) + i] = x.Data[(row * columns) + i] / Math.Sqrt((squares / columns) + 1e-3) * weight.Data[i];
        }

        TestValues.AssertClose(expected, x.RmsNorm(weight, 1e-3f).Data, 1e-5);
    }

    [Fact]
    public void Rms_norm_gradient_agrees_with_finite_differences() =>
        GradientCheck.Run(x => x[0].RmsNorm(x[1], 1e-3f), [new Shape(3, 19), new Shape(19)], step: 3e-3f);

    [Fact]
    public void Swi_glu_agrees_with_its_parts_and_with_finite_differences()
    {
        using (TensorScope.Inference())
        {
            var (gate, up) = (TestValues.NormalTensor(new Shape(5, 37), 1, 3), TestValues.NormalTensor(new Shape(5, 37), 2));
            TestValues.AssertClose([.. gate.Silu().Mul(up).ToArray().Select(value => (double)value)], gate.SwiGlu(up).Data, 1e-6);
            Assert.Throws<ShapeException>(() => gate.SwiGlu(Tensor.Zeros(new Shape(37))));
        }

        GradientCheck.Run(x => x[0].SwiGlu(x[1]), [new Shape(3, 7), new Shape(3, 7)]);
        GradientCheck.Run(x => x[0].SwiGlu(x[0]), [new Shape(3, 7)]);
    }

    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(3, 2, 6)]
    [InlineData(2, 1, 40)]
    public void Rotary_turns_pairs_of_halves(int batch, int heads, int size)
    {
        const int Length = 4, First = 7;
        using var scope = TensorScope.Inference();
        var x = TestValues.NormalTensor(new Shape(batch, Length, heads * size), 1);
        var expected = new double[x.Count];
        for (var row = 0; row < batch * Length; row++)
            for (var head = 0; head < heads; head++)
                for (var i = 0; i < size / 2; i++)
                {
                    var angle = (First + (row % Length)) * Math.Pow(10000, -2.0 * i / size);
                    var at = (((row * heads) + head) * size) + i;
                    var (a, b) = ((double)x.Data[at], (double)x.Data[at + (size / 2)]);
                    expected[at] = (a * Math.Cos(angle)) - (b * Math.Sin(angle));
                    expected[at + (size / 2)] = (b * Math.Cos(angle)) + (a * Math.Sin(angle));
                }

        var frequencies = RotaryAngles.Frequencies(size, 10000);
        TestValues.AssertClose(expected, x.Rotary(RotaryAngles.Of(frequencies, First, Length)).Data, 1e-6);
        var positions = IntTensor.From([.. Enumerable.Range(0, batch * Length).Select(i => First + (i % Length))], new Shape(batch, Length));
        TestValues.AssertClose(expected, x.Rotary(RotaryAngles.Of(frequencies, positions)).Data, 1e-6);
    }

    [Fact]
    public void Rotary_gradient_agrees_with_finite_differences()
    {
        GradientCheck.Run(x => x[0].Rotary(RotaryAngles.Of(RotaryAngles.Frequencies(6, 100), 3, 4)), [new Shape(2, 4, 12)]);
        GradientCheck.Run(
            x => x[0].Rotary(RotaryAngles.Of(RotaryAngles.Frequencies(4, 100), IntTensor.From([3, 0, 5, 9], new Shape(2, 2)))), [new Shape(2, 2, 8)]);
    }

    [Fact]
    public void Rotary_refuses_heads_and_positions_that_do_not_fit()
    {
        using var scope = TensorScope.Inference();
        var angles = RotaryAngles.Of(RotaryAngles.Frequencies(4, 100), 0, 3);
        Assert.Throws<ShapeException>(() => Tensor.Zeros(new Shape(1, 3, 6)).Rotary(angles));
        Assert.Contains("[2, 4, 8]", Assert.Throws<ShapeException>(() => Tensor.Zeros(new Shape(2, 4, 8)).Rotary(angles)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Activation.None)]
    [InlineData(Activation.GeluTanh)]
    public void Linear_takes_a_weight_stored_the_other_way_round(Activation activation)
    {
        using (TensorScope.Inference())
        {
            var (x, weight, bias) = (TestValues.NormalTensor(new Shape(5, 7), 1), TestValues.NormalTensor(new Shape(7, 9), 2), TestValues.NormalTensor(new Shape(9), 3));
            var plain = x.MatMul(weight).AddBias(bias);
            var expected = activation == Activation.None ? plain : plain.GeluTanh();
            TestValues.AssertClose([.. expected.ToArray().Select(value => (double)value)], x.Linear(weight, bias, activation, WeightLayout.InOut).Data, 1e-5);
            using var parameter = new Parameter(weight.Shape);
            weight.Data.CopyTo(parameter.Value.Data);
            using var shift = new Parameter(bias.Shape);
            bias.Data.CopyTo(shift.Value.Data);
            TestValues.AssertClose([.. expected.ToArray().Select(value => (double)value)], x.Linear(parameter, shift, activation, WeightLayout.InOut).Data, 1e-5);
            Assert.Throws<ShapeException>(() => x.Linear(Tensor.Zeros(new Shape(9, 7)), null, activation, WeightLayout.InOut));
        }

        GradientCheck.Run(x => x[0].Linear(x[1], x[2], activation, WeightLayout.InOut), [new Shape(4, 5), new Shape(5, 3), new Shape(3)]);
    }

    [Fact]
    public void One_table_for_input_and_output_gets_both_gradients()
    {
        IntTensor Ids() => IntTensor.From([2, 0, 2], new Shape(1, 3));
        GradientCheck.Run(x => Ids().Embedding(x[0]).Linear(x[0], null), [new Shape(4, 3)]);
    }
}
