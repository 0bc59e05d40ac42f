namespace Linnet.Tensors.Kernels;

/// <summary>One lane: the scalar twin that every vector width is held to.</summary>
internal readonly unsafe struct SimdScalar : ISimd<float>
{
    /// <inheritdoc/>
    public static int Width => 1;

    /// <inheritdoc/>
    public static int Registers => 16;

    /// <inheritdoc/>
    public static float Load(float* source) => *source;

    /// <inheritdoc/>
    public static void Store(float* destination, float value) => *destination = value;

    /// <inheritdoc/>
    public static float FirstLanes(int count) => count > 0 ? BitConverter.Int32BitsToSingle(-1) : 0;

    /// <inheritdoc/>
    public static float LoadMasked(float* source, float mask) => BitConverter.SingleToInt32Bits(mask) == 0 ? 0 : *source;

    /// <inheritdoc/>
    public static void StoreMasked(float* destination, float value, float mask)
    {
        if (BitConverter.SingleToInt32Bits(mask) != 0) *destination = value;
    }

    /// <inheritdoc/>
    public static float Broadcast(float value) => value;

    /// <inheritdoc/>
    public static float Add(float a, float b) => a + b;

    /// <inheritdoc/>
    public static float Subtract(float a, float b) => a - b;

    /// <inheritdoc/>
    public static float Multiply(float a, float b) => a * b;

    /// <inheritdoc/>
    public static float Divide(float a, float b) => a / b;

    /// <inheritdoc/>
    public static float MultiplyAdd(float a, float b, float c) => float.MultiplyAddEstimate(a, b, c);

    /// <inheritdoc/>
    public static float Min(float a, float b) => a < b ? a : b;

    /// <inheritdoc/>
    public static float Max(float a, float b) => a > b ? a : b;

    /// <inheritdoc/>
    public static float Round(float value) => MathF.Round(value);

    /// <inheritdoc/>
    public static float Abs(float value) => MathF.Abs(value);

    /// <inheritdoc/>
    public static float CopySign(float magnitude, float sign) => MathF.CopySign(magnitude, sign);

    /// <inheritdoc/>
    public static float SelectLess(float a, float b, float yes, float no) => a < b ? yes : no;

    /// <inheritdoc/>
    public static float ScaleByPowerOfTwo(float value, float exponent)
    {
        if (float.IsNaN(exponent)) return exponent;
        var whole = (int)exponent;
        var half = whole >> 1;
        return value * BitConverter.Int32BitsToSingle((half + 127) << 23) * BitConverter.Int32BitsToSingle((whole - half + 127) << 23);
    }

    /// <inheritdoc/>
    public static float Sum(float value) => value;

    /// <inheritdoc/>
    public static void Prefetch(void* address)
    {
    }
}
