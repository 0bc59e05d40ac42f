namespace Linnet.Text.Tokenization.Training;

/// <summary>The derivative of the logarithm of the gamma function.</summary>
internal static class Digamma
{
    /// <summary>By the recurrence ψ(x) = ψ(x + 1) - 1/x up to 7, then the asymptotic series (Abramowitz and Stegun 6.3.18).</summary>
    /// <param name="x">Greater than 0.</param>
    internal static double Of(double x)
    {
        var result = 0.0;
        for (; x < 7; x++) result -= 1 / x;
        var inverse = 1 / (x * x);
        var series = inverse * (1.0 / 12 - inverse * (1.0 / 120 - inverse * (1.0 / 252 - inverse / 240)));
        return result + Math.Log(x) - 0.5 / x - series;
    }
}
