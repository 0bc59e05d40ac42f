using System.Runtime.CompilerServices;

namespace Linnet.Tensors.Kernels;

/// <summary>
/// Transcendental functions for kernels, each formula written once over <see cref="ISimd{TVector}"/>. Errors against float64:
/// exp 2e-7 relative; tanh, sigmoid and erf 1.5e-7 absolute and 3e-7 relative. Polynomials are minimax fits for these ranges.
/// </summary>
internal static partial class VectorMath
{
    private const float InverseSqrt2 = 0.70710678f;
    private const float InverseSqrtTwoPi = 0.39894228f;

    /// <summary>e^x; 0 below -104, infinity above 88.72, NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector Exp<TVector, TSimd>(TVector x)
        where TVector : struct
        where TSimd : struct, ISimd<TVector>
    {
        // x = n ln 2 + r with |r| <= ln 2 / 2; ln 2 in two parts, the first short enough for n times it to be exact.
        x = TSimd.Min(TSimd.Broadcast(89f), TSimd.Max(TSimd.Broadcast(-104f), x));
        var n = TSimd.Round(TSimd.Multiply(x, TSimd.Broadcast(1.44269504f)));
        var r = TSimd.MultiplyAdd(n, TSimd.Broadcast(-0.693359375f), x);
        r = TSimd.MultiplyAdd(n, TSimd.Broadcast(2.12194440e-4f), r);
        var p = TSimd.MultiplyAdd(TSimd.Broadcast(0.00138145394f), r, TSimd.Broadcast(0.00836874545f));
        p = TSimd.MultiplyAdd(p, r, TSimd.Broadcast(0.041668389f));
        p = TSimd.MultiplyAdd(p, r, TSimd.Broadcast(0.166665211f));
        p = TSimd.MultiplyAdd(p, r, TSimd.Broadcast(0.49999994f));
        p = TSimd.MultiplyAdd(p, r, TSimd.Broadcast(1f));
        p = TSimd.MultiplyAdd(p, r, TSimd.Broadcast(1f));
        return TSimd.ScaleByPowerOfTwo(p, n);
    }

    /// <summary>1 / (1 + e^-x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector Sigmoid<TVector, TSimd>(TVector x)
        where TVector : struct
        where TSimd : struct, ISimd<TVector>
    {
        var one = TSimd.Broadcast(1f);
        var e = Exp<TVector, TSimd>(TSimd.Subtract(TSimd.Broadcast(0f), x));
        return TSimd.Divide(one, TSimd.Add(one, e));
    }

    /// <summary>tanh x: an odd polynomial near 0, where the quotient would cancel, and 1 - 2 / (e^2|x| + 1) elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector Tanh<TVector, TSimd>(TVector x)
        where TVector : struct
        where TSimd : struct, ISimd<TVector>
    {
        var one = TSimd.Broadcast(1f);
        var size = TSimd.Abs(x);
        var square = TSimd.Multiply(x, x);
        var p = TSimd.MultiplyAdd(TSimd.Broadcast(-0.00570498733f), square, TSimd.Broadcast(0.020639088f));
        p = TSimd.MultiplyAdd(p, square, TSimd.Broadcast(-0.0537397154f));
        p = TSimd.MultiplyAdd(p, square, TSimd.Broadcast(0.133314416f));
        p = TSimd.MultiplyAdd(p, square, TSimd.Broadcast(-0.333332807f));
        var near = TSimd.MultiplyAdd(TSimd.Multiply(size, square), p, size);
        var e = Exp<TVector, TSimd>(TSimd.Add(size, size));
        var far = TSimd.Subtract(one, TSimd.Divide(TSimd.Broadcast(2f), TSimd.Add(e, one)));
        return TSimd.CopySign(TSimd.SelectLess(size, TSimd.Broadcast(0.625f), near, far), x);
    }

    /// <summary>The error function: an odd polynomial below 0.9, and 1 - e^q(|x|) with q = ln erfc above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector Erf<TVector, TSimd>(TVector x)
        where TVector : struct
        where TSimd : struct, ISimd<TVector>
    {
        var size = TSimd.Min(TSimd.Broadcast(4f), TSimd.Abs(x));
        var square = TSimd.Multiply(size, size);
        var p = TSimd.MultiplyAdd(TSimd.Broadcast(-0.000609038572f), square, TSimd.Broadcast(0.00501196878f));
        p = TSimd.MultiplyAdd(p, square, TSimd.Broadcast(-0.026778914f));
        p = TSimd.MultiplyAdd(p, square, TSimd.Broadcast(0.112821408f));
        p = TSimd.MultiplyAdd(p, square, TSimd.Broadcast(-0.376125246f));
        p = TSimd.MultiplyAdd(p, square, TSimd.Broadcast(1.12837911f));
        var near = TSimd.Multiply(size, p);
        var q = TSimd.MultiplyAdd(TSimd.Broadcast(0.000197180954f), size, TSimd.Broadcast(-0.00305560068f));
        q = TSimd.MultiplyAdd(q, size, TSimd.Broadcast(0.0222770628f));
        q = TSimd.MultiplyAdd(q, size, TSimd.Broadcast(-0.104037315f));
        q = TSimd.MultiplyAdd(q, size, TSimd.Broadcast(-0.637059808f));
        q = TSimd.MultiplyAdd(q, size, TSimd.Broadcast(-1.12774956f));
        q = TSimd.MultiplyAdd(q, size, TSimd.Broadcast(-0.000177500711f));
        var far = TSimd.Subtract(TSimd.Broadcast(1f), Exp<TVector, TSimd>(q));
        return TSimd.CopySign(TSimd.SelectLess(size, TSimd.Broadcast(0.9f), near, far), x);
    }

    /// <summary>x Φ(x) with the normal distribution Φ (Hendrycks and Gimpel 2016), exact form with erf.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector Gelu<TVector, TSimd>(TVector x)
        where TVector : struct
        where TSimd : struct, ISimd<TVector>
    {
        var half = TSimd.Multiply(x, TSimd.Broadcast(0.5f));
        return TSimd.MultiplyAdd(half, Erf<TVector, TSimd>(TSimd.Multiply(x, TSimd.Broadcast(InverseSqrt2))), half);
    }

    /// <summary>GELU by its tanh approximation, <c>0.5 x (1 + tanh(√(2/π) (x + 0.044715 x³)))</c> (Hendrycks and Gimpel 2016).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector GeluTanh<TVector, TSimd>(TVector x)
        where TVector : struct
        where TSimd : struct, ISimd<TVector>
    {
        var inner = TSimd.MultiplyAdd(TSimd.Broadcast(0.044715f), TSimd.Multiply(x, x), TSimd.Broadcast(1f));
        var tanh = Tanh<TVector, TSimd>(TSimd.Multiply(TSimd.Multiply(TSimd.Broadcast(0.797884561f), x), inner));
        return TSimd.Multiply(TSimd.Multiply(TSimd.Broadcast(0.5f), x), TSimd.Add(TSimd.Broadcast(1f), tanh));
    }

    /// <summary>The derivative of <see cref="Gelu{TVector, TSimd}"/>: Φ(x) + x φ(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector GeluGradient<TVector, TSimd>(TVector x)
        where TVector : struct
        where TSimd : struct, ISimd<TVector>
    {
        var half = TSimd.Broadcast(0.5f);
        var erf = Erf<TVector, TSimd>(TSimd.Multiply(x, TSimd.Broadcast(InverseSqrt2)));
        var bell = Exp<TVector, TSimd>(TSimd.Multiply(TSimd.Multiply(x, x), TSimd.Broadcast(-0.5f)));
        var slope = TSimd.Multiply(TSimd.Multiply(x, TSimd.Broadcast(InverseSqrtTwoPi)), bell);
        return TSimd.Add(TSimd.MultiplyAdd(erf, half, half), slope);
    }
}
