using System.Globalization;

namespace Linnet.Text.Tokenization;

/// <summary>
/// Numbers with a fraction as the Rust library reads them: all digits as one integer, then a single multiplication or division by a power
/// of ten. That can miss the nearest double by one unit in the last place, and between pieces whose scores are nearly
/// equal such a unit decides. A model's scores must therefore be read the same way.
/// </summary>
internal static class JsonDecimal
{
    private const int LargestPower = 308;

    private static readonly double[] Powers =
        [.. Enumerable.Range(0, LargestPower + 1).Select(n => double.Parse($"1e{n}", CultureInfo.InvariantCulture))];

    /// <summary>Reads a JSON number.</summary>
    internal static double Parse(ReadOnlySpan<byte> number)
    {
        var at = 0;
        var negative = number[0] == '-';
        if (negative) at++;
        ulong digits = 0;
        var exponent = 0;
        for (var seenPoint = false; at < number.Length && (number[at] | 0x20) != 'e'; at++)
        {
            if (number[at] == '.')
            {
                seenPoint = true;
                continue;
            }

            var digit = (ulong)(number[at] - '0');
            if (digits > (ulong.MaxValue - digit) / 10)
            {
                // Too many digits: behind the point the rest does not count, before it the short cut does not apply.
                if (!seenPoint) return double.Parse(number, CultureInfo.InvariantCulture);
                while (at < number.Length && (number[at] | 0x20) != 'e') at++;
                break;
            }

            digits = digits * 10 + digit;
            if (seenPoint) exponent--;
        }

        if (at < number.Length)
        {
            if (!int.TryParse(number[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var written)
                || Math.Abs((long)written) > 10_000)
                return double.Parse(number, CultureInfo.InvariantCulture);
            exponent += written;
        }

        var value = Scale(digits, exponent);
        return negative ? -value : value;
    }

    /// <summary>A text that <see cref="Parse"/> reads as exactly this number where there is one, else the shortest.</summary>
    internal static string ToText(double value)
    {
        foreach (var format in (ReadOnlySpan<string>)["R", "G17", "G16", "E18", "E19"])
        {
            var text = value.ToString(format, CultureInfo.InvariantCulture);
            if (Parse(System.Text.Encoding.ASCII.GetBytes(text)).Equals(value)) return WithPoint(text);
        }

        return WithPoint(value.ToString("R", CultureInfo.InvariantCulture));
    }

    /// <summary>A reader may take a number without a point for an integer.</summary>
    private static string WithPoint(string number) => number.AsSpan().IndexOfAny('.', 'E') < 0 ? number + ".0" : number;

    private static double Scale(double value, int exponent)
    {
        for (; exponent < -LargestPower; exponent += LargestPower) value /= Powers[LargestPower];
        if (exponent < 0) return value / Powers[-exponent];
        return exponent <= LargestPower ? value * Powers[exponent] : value == 0 ? 0 : double.PositiveInfinity;
    }
}
