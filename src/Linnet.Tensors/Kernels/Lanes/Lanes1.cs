using System.Runtime.CompilerServices;

namespace Linnet.Tensors.Kernels.Lanes;

/// <summary>One value: the scalar twin of the vector lanes, for what is left at the end of a row and for tests.</summary>
internal readonly unsafe struct Lanes1(float value) : ILanes<Lanes1>
{
    private readonly float _value = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    private uint Bits => BitConverter.SingleToUInt32Bits(_value);

    /// <inheritdoc/>
    public static Lanes1 operator +(Lanes1 left, Lanes1 right) => new(left._value + right._value);

    /// <inheritdoc/>
    public static Lanes1 operator -(Lanes1 left, Lanes1 right) => new(left._value - right._value);

    /// <inheritdoc/>
    public static Lanes1 operator *(Lanes1 left, Lanes1 right) => new(left._value * right._value);

    /// <inheritdoc/>
    public static Lanes1 operator /(Lanes1 left, Lanes1 right) => new(left._value / right._value);

    /// <inheritdoc/>
    public static Lanes1 operator &(Lanes1 left, Lanes1 right) => Of(left.Bits & right.Bits);

    /// <inheritdoc/>
    public static Lanes1 operator |(Lanes1 left, Lanes1 right) => Of(left.Bits | right.Bits);

    /// <inheritdoc/>
    public static Lanes1 operator ^(Lanes1 left, Lanes1 right) => Of(left.Bits ^ right.Bits);

    /// <inheritdoc/>
    public static Lanes1 Broadcast(float value) => new(value);

    /// <inheritdoc/>
    public static Lanes1 BroadcastInt(uint bits) => Of(bits);

    /// <inheritdoc/>
    public static Lanes1 SequenceInt(uint first) => Of(first);

    /// <inheritdoc/>
    public static Lanes1 Load(float* source) => new(*source);

    /// <inheritdoc/>
    public static void Store(float* target, Lanes1 value) => *target = value._value;

    /// <inheritdoc/>
    public static Lanes1 MultiplyAdd(Lanes1 left, Lanes1 right, Lanes1 addend) =>
        new(MathF.FusedMultiplyAdd(left._value, right._value, addend._value));

    /// <inheritdoc/>
    public static Lanes1 Max(Lanes1 left, Lanes1 right) => new(MathF.Max(left._value, right._value));

    /// <inheritdoc/>
    public static Lanes1 Min(Lanes1 left, Lanes1 right) => new(MathF.Min(left._value, right._value));

    /// <inheritdoc/>
    public static Lanes1 Sqrt(Lanes1 value) => new(MathF.Sqrt(value._value));

    /// <inheritdoc/>
    public static Lanes1 GreaterThan(Lanes1 left, Lanes1 right) => Of(left._value > right._value ? uint.MaxValue : 0);

    /// <inheritdoc/>
    public static Lanes1 AtLeastInt(Lanes1 left, Lanes1 right) => Of(left.Bits >= right.Bits ? uint.MaxValue : 0);

    /// <inheritdoc/>
    public static Lanes1 Select(Lanes1 mask, Lanes1 yes, Lanes1 no) => Of((mask.Bits & yes.Bits) | (~mask.Bits & no.Bits));

    /// <inheritdoc/>
    public static Lanes1 AddInt(Lanes1 left, Lanes1 right) => Of(left.Bits + right.Bits);

    /// <inheritdoc/>
    public static Lanes1 MultiplyInt(Lanes1 left, Lanes1 right) => Of(left.Bits * right.Bits);

    /// <inheritdoc/>
    public static Lanes1 ShiftLeftInt(Lanes1 value, int bits) => Of(value.Bits << bits);

    /// <inheritdoc/>
    public static Lanes1 ShiftRightInt(Lanes1 value, int bits) => Of(value.Bits >> bits);

    /// <inheritdoc/>
    public static float Sum(Lanes1 value) => value._value;

    /// <inheritdoc/>
    public static void StoreSums(float* target, Lanes1 first, Lanes1 second, Lanes1 third, Lanes1 fourth) =>
        (target[0], target[1], target[2], target[3]) = (first._value, second._value, third._value, fourth._value);

    /// <inheritdoc/>
    public static float MaxLane(Lanes1 value) => value._value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1 Exp(Lanes1 value) => new(VectorMath.Exp(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1 Sigmoid(Lanes1 value) => new(VectorMath.Sigmoid(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1 Tanh(Lanes1 value) => new(VectorMath.Tanh(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1 Gelu(Lanes1 value) => new(VectorMath.Gelu(value._value));

    private static Lanes1 Of(uint bits) => new(BitConverter.UInt32BitsToSingle(bits));
}
