namespace Linnet.Tensors.Tests.Kernels;

/// <summary>Float64 functions that .NET does not have, as references.</summary>
internal static class DoubleMath
{
    /// <summary>The error function: its Maclaurin series below 3, the continued fraction of erfc above (Abramowitz and Stegun 7.1.5, 7.1.14).</summary>
    internal static double Erf(double x)
    {
        var size = Math.Abs(x);
        if (size < 3)
        {
            double term = x, sum = x;
            for (var n = 1; n < 80; n++)
            {
                term *= -x * x / n;
                sum += term / ((2 * n) + 1);
            }

            return 2 / Math.Sqrt(Math.PI) * sum;
        }

        if (size > 6) return Math.Sign(x);
        var fraction = size;
        for (var n = 60; n > 0; n--) fraction = size + (n / 2.0 / fraction);
        return Math.Sign(x) * (1 - (Math.Exp(-x * x) / Math.Sqrt(Math.PI) / fraction));
    }
}
