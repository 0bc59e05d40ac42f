namespace Linnet.Tensors.Kernels;

/// <summary>
/// The few float32 vector operations that kernels are written in, so that one source serves every width:
/// <see cref="Simd512"/>, <see cref="Simd256"/>, <see cref="Simd128"/> and the scalar twin <see cref="SimdScalar"/>.
/// Implementations are empty structs; the JIT resolves each call at compile time and leaves single instructions.
/// </summary>
/// <typeparam name="TVector">The vector type; <see cref="float"/> for the scalar twin.</typeparam>
internal unsafe interface ISimd<TVector>
    where TVector : struct
{
    /// <summary>Lanes in a vector.</summary>
    static abstract int Width { get; }

    /// <summary>Vector registers that a kernel may count on.</summary>
    static abstract int Registers { get; }

    /// <summary>Reads <see cref="Width"/> values; no alignment needed.</summary>
    static abstract TVector Load(float* source);

    /// <summary>Writes <see cref="Width"/> values; no alignment needed.</summary>
    static abstract void Store(float* destination, TVector value);

    /// <summary>All bits set in the first <paramref name="count"/> lanes, none in the others.</summary>
    static abstract TVector FirstLanes(int count);

    /// <summary>Reads the lanes of <paramref name="mask"/> and touches no other memory; the rest are 0.</summary>
    static abstract TVector LoadMasked(float* source, TVector mask);

    /// <summary>Writes the lanes of <paramref name="mask"/> and touches no other memory.</summary>
    static abstract void StoreMasked(float* destination, TVector value, TVector mask);

    /// <summary>The same value in every lane.</summary>
    static abstract TVector Broadcast(float value);

    /// <summary>a + b.</summary>
    static abstract TVector Add(TVector a, TVector b);

    /// <summary>a - b.</summary>
    static abstract TVector Subtract(TVector a, TVector b);

    /// <summary>a · b.</summary>
    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary>a / b.</summary>
    static abstract TVector Divide(TVector a, TVector b);

    /// <summary>a · b + c, fused where the processor can.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>The smaller of both; a NaN in <paramref name="b"/> comes through.</summary>
    static abstract TVector Min(TVector a, TVector b);

    /// <summary>The larger of both; a NaN in <paramref name="b"/> comes through.</summary>
    static abstract TVector Max(TVector a, TVector b);

    /// <summary>To the nearest integer, ties to even.</summary>
    static abstract TVector Round(TVector value);

    /// <summary>Without the sign.</summary>
    static abstract TVector Abs(TVector value);

    /// <summary>The size of <paramref name="magnitude"/> with the sign of <paramref name="sign"/>.</summary>
    static abstract TVector CopySign(TVector magnitude, TVector sign);

    /// <summary>Lane by lane: a &lt; b ? <paramref name="yes"/> : <paramref name="no"/>.</summary>
    static abstract TVector SelectLess(TVector a, TVector b, TVector yes, TVector no);

    /// <summary><paramref name="value"/> · 2^<paramref name="exponent"/> for integral exponents from -250 to 250.</summary>
    static abstract TVector ScaleByPowerOfTwo(TVector value, TVector exponent);

    /// <summary>The sum of all lanes.</summary>
    static abstract float Sum(TVector value);

    /// <summary>Asks for the cache line of <paramref name="address"/>; a hint, never a fault.</summary>
    static abstract void Prefetch(void* address);
}
