using System.Numerics;
using System.Runtime.InteropServices;

namespace Linnet.Training.Sparse;

/// <summary>The few operations on long float32 vectors that the solver needs.</summary>
internal static class DenseVectors
{
    /// <summary>Σ left · right, summed in float64: the solver subtracts sums that nearly cancel.</summary>
    public static double Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var low = Vector<double>.Zero;
        var high = Vector<double>.Zero;
        var a = MemoryMarshal.Cast<float, Vector<float>>(left);
        var b = MemoryMarshal.Cast<float, Vector<float>>(right);
        for (var i = 0; i < a.Length; i++)
        {
            Vector.Widen(a[i], out var aLow, out var aHigh);
            Vector.Widen(b[i], out var bLow, out var bHigh);
            low += aLow * bLow;
            high += aHigh * bHigh;
        }

        var sum = Vector.Sum(low + high);
        for (var i = a.Length * Vector<float>.Count; i < left.Length; i++) sum += (double)left[i] * right[i];
        return sum;
    }

    /// <summary>into += factor · from.</summary>
    public static void AddScaled(ReadOnlySpan<float> from, float factor, Span<float> into)
    {
        var a = MemoryMarshal.Cast<float, Vector<float>>(from);
        var b = MemoryMarshal.Cast<float, Vector<float>>(into);
        for (var i = 0; i < a.Length; i++) b[i] += a[i] * factor;
        for (var i = a.Length * Vector<float>.Count; i < from.Length; i++) into[i] += factor * from[i];
    }

    /// <summary>values *= factor.</summary>
    public static void Scale(Span<float> values, float factor)
    {
        foreach (ref var value in MemoryMarshal.Cast<float, Vector<float>>(values)) value *= factor;
        foreach (ref var value in values[(values.Length / Vector<float>.Count * Vector<float>.Count)..]) value *= factor;
    }

    /// <summary>values *= factors, element by element.</summary>
    public static void Multiply(Span<float> values, ReadOnlySpan<float> factors)
    {
        var a = MemoryMarshal.Cast<float, Vector<float>>(values);
        var b = MemoryMarshal.Cast<float, Vector<float>>(factors);
        for (var i = 0; i < a.Length; i++) a[i] *= b[i];
        for (var i = a.Length * Vector<float>.Count; i < values.Length; i++) values[i] *= factors[i];
    }
}
