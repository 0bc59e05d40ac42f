namespace Linnet.Tensors.Kernels.Lanes;

/// <summary>
/// A handful of float32 values that one instruction works on. A kernel is written once over this interface; the JIT makes a
/// separate, fully inlined version for <see cref="Lanes512"/>, <see cref="Lanes256"/>, <see cref="Lanes128"/> and the scalar
/// twin <see cref="Lanes1"/>. Comparisons give lanes whose bits are all ones or all zeros. The operations named Int treat the
/// same bits as 32-bit integers with wrap-around.
/// </summary>
/// <typeparam name="TSelf">The implementing struct.</typeparam>
internal unsafe interface ILanes<TSelf>
    where TSelf : unmanaged, ILanes<TSelf>
{
    /// <summary>Number of values.</summary>
    static abstract int Count { get; }

    /// <summary>Element-wise sum.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>Element-wise difference.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>Element-wise product.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>Element-wise quotient.</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>Bitwise and.</summary>
    static abstract TSelf operator &(TSelf left, TSelf right);

    /// <summary>Bitwise or.</summary>
    static abstract TSelf operator |(TSelf left, TSelf right);

    /// <summary>Bitwise exclusive or.</summary>
    static abstract TSelf operator ^(TSelf left, TSelf right);

    /// <summary>The same value in every lane.</summary>
    static abstract TSelf Broadcast(float value);

    /// <summary>The same bits in every lane.</summary>
    static abstract TSelf BroadcastInt(uint bits);

    /// <summary>The integers first, first + 1, … with wrap-around.</summary>
    static abstract TSelf SequenceInt(uint first);

    /// <summary>Reads <see cref="Count"/> values; no alignment needed.</summary>
    static abstract TSelf Load(float* source);

    /// <summary>Writes <see cref="Count"/> values; no alignment needed.</summary>
    static abstract void Store(float* target, TSelf value);

    /// <summary><c>left * right + addend</c>, rounded once.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>The larger of two, NaN where either is NaN.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>The smaller of two, NaN where either is NaN.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>Square root.</summary>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary>Whether left is greater, as a mask.</summary>
    static abstract TSelf GreaterThan(TSelf left, TSelf right);

    /// <summary>Whether the left bits are at least the right ones as unsigned integers, as a mask.</summary>
    static abstract TSelf AtLeastInt(TSelf left, TSelf right);

    /// <summary><paramref name="yes"/> where the mask is set, else <paramref name="no"/>.</summary>
    static abstract TSelf Select(TSelf mask, TSelf yes, TSelf no);

    /// <summary>Integer sum.</summary>
    static abstract TSelf AddInt(TSelf left, TSelf right);

    /// <summary>Low half of the integer product.</summary>
    static abstract TSelf MultiplyInt(TSelf left, TSelf right);

    /// <summary>Integer shift to the left.</summary>
    static abstract TSelf ShiftLeftInt(TSelf value, int bits);

    /// <summary>Integer shift to the right that fills with zeros.</summary>
    static abstract TSelf ShiftRightInt(TSelf value, int bits);

    /// <summary>The sum of all lanes.</summary>
    static abstract float Sum(TSelf value);

    /// <summary>Writes the sums of all lanes of four, side by side: cheaper than four times <see cref="Sum"/>.</summary>
    static abstract void StoreSums(float* target, TSelf first, TSelf second, TSelf third, TSelf fourth);

    /// <summary>The largest lane.</summary>
    static abstract float MaxLane(TSelf value);

    /// <summary>e^x.</summary>
    static abstract TSelf Exp(TSelf value);

    /// <summary>1 / (1 + e^-x).</summary>
    static abstract TSelf Sigmoid(TSelf value);

    /// <summary>Hyperbolic tangent.</summary>
    static abstract TSelf Tanh(TSelf value);

    /// <summary>x Φ(x).</summary>
    static abstract TSelf Gelu(TSelf value);
}
