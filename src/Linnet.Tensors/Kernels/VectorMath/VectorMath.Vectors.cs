using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Linnet.Tensors.Kernels;

/// <content>The same functions by vector type, for kernels that are written for one width.</content>
internal static partial class VectorMath
{
    /// <summary>e^x, 512 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Exp(Vector512<float> x) => Exp<Vector512<float>, Simd512>(x);

    /// <summary>e^x, 256 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Exp(Vector256<float> x) => Exp<Vector256<float>, Simd256>(x);

    /// <summary>e^x, 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> Exp(Vector128<float> x) => Exp<Vector128<float>, Simd128>(x);

    /// <summary>e^x, one value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Exp(float x) => Exp<float, SimdScalar>(x);

    /// <summary>1 / (1 + e^-x), 512 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Sigmoid(Vector512<float> x) => Sigmoid<Vector512<float>, Simd512>(x);

    /// <summary>1 / (1 + e^-x), 256 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Sigmoid(Vector256<float> x) => Sigmoid<Vector256<float>, Simd256>(x);

    /// <summary>1 / (1 + e^-x), 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> Sigmoid(Vector128<float> x) => Sigmoid<Vector128<float>, Simd128>(x);

    /// <summary>1 / (1 + e^-x), one value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Sigmoid(float x) => Sigmoid<float, SimdScalar>(x);

    /// <summary>tanh x, 512 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Tanh(Vector512<float> x) => Tanh<Vector512<float>, Simd512>(x);

    /// <summary>tanh x, 256 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Tanh(Vector256<float> x) => Tanh<Vector256<float>, Simd256>(x);

    /// <summary>tanh x, 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> Tanh(Vector128<float> x) => Tanh<Vector128<float>, Simd128>(x);

    /// <summary>tanh x, one value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Tanh(float x) => Tanh<float, SimdScalar>(x);

    /// <summary>The error function, 512 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Erf(Vector512<float> x) => Erf<Vector512<float>, Simd512>(x);

    /// <summary>The error function, 256 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Erf(Vector256<float> x) => Erf<Vector256<float>, Simd256>(x);

    /// <summary>The error function, 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> Erf(Vector128<float> x) => Erf<Vector128<float>, Simd128>(x);

    /// <summary>The error function, one value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Erf(float x) => Erf<float, SimdScalar>(x);

    /// <summary>x Φ(x), 512 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Gelu(Vector512<float> x) => Gelu<Vector512<float>, Simd512>(x);

    /// <summary>x Φ(x), 256 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Gelu(Vector256<float> x) => Gelu<Vector256<float>, Simd256>(x);

    /// <summary>x Φ(x), 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> Gelu(Vector128<float> x) => Gelu<Vector128<float>, Simd128>(x);

    /// <summary>x Φ(x), one value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Gelu(float x) => Gelu<float, SimdScalar>(x);

    /// <summary>Φ(x) + x φ(x), 512 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> GeluGradient(Vector512<float> x) => GeluGradient<Vector512<float>, Simd512>(x);

    /// <summary>Φ(x) + x φ(x), 256 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> GeluGradient(Vector256<float> x) => GeluGradient<Vector256<float>, Simd256>(x);

    /// <summary>Φ(x) + x φ(x), 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> GeluGradient(Vector128<float> x) => GeluGradient<Vector128<float>, Simd128>(x);

    /// <summary>Φ(x) + x φ(x), one value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float GeluGradient(float x) => GeluGradient<float, SimdScalar>(x);
}
