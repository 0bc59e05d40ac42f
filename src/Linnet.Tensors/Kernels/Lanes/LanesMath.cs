using System.Runtime.CompilerServices;

namespace Linnet.Tensors.Kernels.Lanes;

/// <summary>Exponential functions on lanes: a few units in the last place, NaN in gives NaN out.</summary>
internal static class LanesMath
{
    /// <summary>e to the x: x = n ln 2 + r with |r| at most (ln 2) / 2, then e^r by its Taylor series and 2^n by exponent bits.</summary>
    /// <remarks>Results under 2^-125 are 0; over the range of float32 they are infinite.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Exp<T>(T x)
        where T : unmanaged, ILanes<T>
    {
        x = T.Min(T.Max(x, T.Broadcast(-87.3f)), T.Broadcast(89f));

        // Adding 1.5 · 2^23 rounds to an integer and leaves that integer in the low bits.
        var magic = T.Broadcast(12582912f);
        var shifted = T.MultiplyAdd(x, T.Broadcast(1.44269504f), magic);
        var n = shifted - magic;
        var r = T.MultiplyAdd(n, T.Broadcast(-0.693145752f), x);
        r = T.MultiplyAdd(n, T.Broadcast(-1.42860677e-6f), r);

        // Twice the series, so that 2^(n-1) stays in range for n = 128.
        var p = T.Broadcast(2f / 5040);
        p = T.MultiplyAdd(p, r, T.Broadcast(2f / 720));
        p = T.MultiplyAdd(p, r, T.Broadcast(2f / 120));
        p = T.MultiplyAdd(p, r, T.Broadcast(2f / 24));
        p = T.MultiplyAdd(p, r, T.Broadcast(2f / 6));
        p = T.MultiplyAdd(p, r, T.Broadcast(1f));
        p = T.MultiplyAdd(p, r, T.Broadcast(2f));
        p = T.MultiplyAdd(p, r, T.Broadcast(2f));
        return p * T.AddInt(T.ShiftLeftInt(shifted, 23), T.BroadcastInt(126u << 23));
    }

    /// <summary>The logistic function 1 / (1 + e^-x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Sigmoid<T>(T x)
        where T : unmanaged, ILanes<T>
    {
        var one = T.Broadcast(1f);
        return one / (one + Exp(T.Broadcast(0f) - x));
    }

    /// <summary>Hyperbolic tangent: its odd series near 0, where the quotient of exponentials would cancel, else that quotient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Tanh<T>(T x)
        where T : unmanaged, ILanes<T>
    {
        var sign = x & T.BroadcastInt(0x80000000);
        var size = x ^ sign;
        var one = T.Broadcast(1f);
        var far = one - (T.Broadcast(2f) / (Exp(size + size) + one));

        var square = x * x;
        var p = T.Broadcast(-929569f / 638512875f);
        p = T.MultiplyAdd(p, square, T.Broadcast(21844f / 6081075f));
        p = T.MultiplyAdd(p, square, T.Broadcast(-1382f / 155925f));
        p = T.MultiplyAdd(p, square, T.Broadcast(62f / 2835f));
        p = T.MultiplyAdd(p, square, T.Broadcast(-17f / 315f));
        p = T.MultiplyAdd(p, square, T.Broadcast(2f / 15f));
        p = T.MultiplyAdd(p, square, T.Broadcast(-1f / 3f));
        var near = T.MultiplyAdd(p * square, x, x);
        return T.Select(T.GreaterThan(size, T.Broadcast(0.5f)), far | sign, near);
    }

    /// <summary>
    /// The standard normal distribution: Φ(x), to 1e-7, and its density φ(x). Φ by formula 7.1.26 of Abramowitz and Stegun,
    /// which shares its exponential with the density.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Normal<T>(T x, out T density)
        where T : unmanaged, ILanes<T>
    {
        var one = T.Broadcast(1f);
        var size = x & T.BroadcastInt(0x7FFFFFFF);
        var e = Exp(x * x * T.Broadcast(-0.5f));
        density = e * T.Broadcast(0.398942280f);
        var t = one / T.MultiplyAdd(size, T.Broadcast(0.3275911f * 0.707106781f), one);
        var p = T.Broadcast(0.5f * 1.061405429f);
        p = T.MultiplyAdd(p, t, T.Broadcast(0.5f * -1.453152027f));
        p = T.MultiplyAdd(p, t, T.Broadcast(0.5f * 1.421413741f));
        p = T.MultiplyAdd(p, t, T.Broadcast(0.5f * -0.284496736f));
        p = T.MultiplyAdd(p, t, T.Broadcast(0.5f * 0.254829592f));
        var tail = p * t * e;
        return T.Select(T.GreaterThan(x, T.Broadcast(0f)), one - tail, tail);
    }
}
