using System.Runtime.Intrinsics;
using Linnet.Tensors.Kernels;

namespace Linnet.Tensors.Tests.Kernels;

public sealed class VectorMathTests
{
    [Fact]
    public void Exp_is_right_to_2e7_relative() =>
        CheckAll(-87f, 88.7f, Math.Exp, (x, y) => Math.Abs(x / y - 1) < 2e-7,
            VectorMath.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp);

    [Fact]
    public void Tanh_is_right_to_3e7_relative() =>
        CheckAll(-12f, 12f, Math.Tanh, (x, y) => Math.Abs(x - y) <= 3e-7 * Math.Abs(y) && Math.Abs(x - y) < 1.5e-7 && Math.Abs(x) <= 1,
            VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh);

    [Fact]
    public void Sigmoid_is_right_to_3e7_relative() =>
        CheckAll(-80f, 30f, x => 1 / (1 + Math.Exp(-x)), (x, y) => Math.Abs(x - y) <= 3e-7 * y && Math.Abs(x - y) < 1.5e-7,
            VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid);

    [Fact]
    public void Erf_is_right_to_3e7_relative() =>
        CheckAll(-6f, 6f, DoubleMath.Erf, (x, y) => Math.Abs(x - y) <= 3e-7 * Math.Abs(y) && Math.Abs(x - y) < 1.6e-7 && Math.Abs(x) <= 1,
            VectorMath.Erf, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf);

    [Fact]
    public void Gelu_is_x_times_the_normal_distribution() =>
        CheckAll(-8f, 8f, x => x * 0.5 * (1 + DoubleMath.Erf(x / Math.Sqrt(2))), (x, y) => Math.Abs(x - y) < 3e-7 * Math.Max(1, Math.Abs(y)),
            VectorMath.Gelu, VectorMath.Gelu, VectorMath.Gelu, VectorMath.Gelu);

    [Fact]
    public void GeluGradient_is_the_derivative_of_gelu() =>
        CheckAll(-8f, 8f, x => (0.5 * (1 + DoubleMath.Erf(x / Math.Sqrt(2)))) + (x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)),
            (x, y) => Math.Abs(x - y) < 3e-7, VectorMath.GeluGradient, VectorMath.GeluGradient, VectorMath.GeluGradient, VectorMath.GeluGradient);

    [Theory]
    [InlineData(float.NegativeInfinity, 0f, 0f, -1f)]
    [InlineData(-1e30f, 0f, 0f, -1f)]
    [InlineData(0f, 1f, 0.5f, 0f)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity, 1f, 1f)]
    [InlineData(float.NaN, float.NaN, float.NaN, float.NaN)]
    public void Limits_and_NaN_come_out_as_they_should(float x, float exp, float sigmoid, float tanh)
    {
        Check(exp, VectorMath.Exp(x), VectorMath.Exp(Vector128.Create(x))[0], VectorMath.Exp(Vector256.Create(x))[0]);
        Check(sigmoid, VectorMath.Sigmoid(x), VectorMath.Sigmoid(Vector128.Create(x))[0], VectorMath.Sigmoid(Vector256.Create(x))[0]);
        Check(tanh, VectorMath.Tanh(x), VectorMath.Tanh(Vector128.Create(x))[0], VectorMath.Tanh(Vector256.Create(x))[0]);
        Check(tanh, VectorMath.Erf(x), VectorMath.Erf(Vector128.Create(x))[0], VectorMath.Erf(Vector256.Create(x))[0]);
        if (Vector512.IsHardwareAccelerated)
        {
            Check(exp, VectorMath.Exp(Vector512.Create(x))[0]);
            Check(sigmoid, VectorMath.Sigmoid(Vector512.Create(x))[0]);
            Check(tanh, VectorMath.Tanh(Vector512.Create(x))[0], VectorMath.Erf(Vector512.Create(x))[0]);
        }

        void Check(float expected, params float[] actual) => Assert.All(actual, value => Assert.Equal(expected, value));
    }

    private static void CheckAll(float from, float to, Func<double, double> reference, Func<double, double, bool> good,
        Func<float, float> scalar, Func<Vector128<float>, Vector128<float>> by128, Func<Vector256<float>, Vector256<float>> by256,
        Func<Vector512<float>, Vector512<float>> by512)
    {
        const int Steps = 40_000;
        for (var i = 0; i <= Steps; i++)
        {
            var x = from + ((to - from) * i / Steps);
            var expected = reference(x);
            Compare(scalar(x));
            Compare(by128(Vector128.Create(x))[3]);
            Compare(by256(Vector256.Create(x))[7]);
            if (Vector512.IsHardwareAccelerated) Compare(by512(Vector512.Create(x))[15]);

            void Compare(float actual) => Assert.True(good(actual, expected), $"f({x:R}) is {actual:R}, expected {expected:R}");
        }
    }
}
