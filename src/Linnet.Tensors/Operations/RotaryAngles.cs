namespace Linnet.Tensors.Operations;

/// <summary>
/// The angles of rotary position embeddings for the positions of one batch: computed once for all layers. Gone with the scope they were
/// made in.
/// </summary>
public readonly record struct RotaryAngles
{
    /// <summary><c>[rows, size / 2]</c>: a row a position; fewer rows than the batch has tokens are repeated.</summary>
    internal Tensor Cosine { get; private init; }

    /// <summary><c>[rows, size / 2]</c>.</summary>
    internal Tensor Sine { get; private init; }

    /// <summary>
    /// The inverse frequencies <c>base^(-2i / size)</c> (Su et al. 2021).
    /// </summary>
    /// <param name="headSize">Size of a head, an even number.</param>
    /// <param name="theta">The base, such as 10000.</param>
    /// <returns>One number for each pair, <c>headSize / 2</c>.</returns>
    public static double[] Frequencies(int headSize, double theta)
    {
        var frequencies = new double[headSize / 2];
        for (var i = 0; i < frequencies.Length; i++) frequencies[i] = Math.Pow(theta, -2.0 * i / headSize);
        return frequencies;
    }

    /// <summary>The angles of positions that follow one another, the same for every row of a batch.</summary>
    /// <param name="frequencies">One for each pair of a head; see <see cref="Frequencies"/>.</param>
    /// <param name="first">The first position.</param>
    /// <param name="length">Number of positions.</param>
    public static RotaryAngles Of(ReadOnlySpan<double> frequencies, int first, int length)
    {
        var angles = Create(length, frequencies.Length);
        for (var i = 0; i < length; i++) angles.FillRow(i, first + i, frequencies);
        return angles;
    }

    /// <summary>The angles of given positions.</summary>
    /// <param name="frequencies">One for each pair of a head; see <see cref="Frequencies"/>.</param>
    /// <param name="positions"><c>[batch, length]</c>.</param>
    public static RotaryAngles Of(ReadOnlySpan<double> frequencies, IntTensor positions)
    {
        var angles = Create(positions.Count, frequencies.Length);
        for (var i = 0; i < positions.Count; i++) angles.FillRow(i, positions.Data[i], frequencies);
        return angles;
    }

    /// <summary>The angles of one position.</summary>
    /// <param name="frequencies">One for each pair of a head.</param>
    /// <param name="position">0-based.</param>
    /// <param name="cosine">Receives one number for each pair.</param>
    /// <param name="sine">Likewise.</param>
    internal static void Fill(ReadOnlySpan<double> frequencies, int position, Span<float> cosine, Span<float> sine)
    {
        for (var i = 0; i < frequencies.Length; i++)
        {
            var (s, c) = Math.SinCos(position * frequencies[i]);
            (cosine[i], sine[i]) = ((float)c, (float)s);
        }
    }

    private static RotaryAngles Create(int rows, int half) => new()
    {
        Cosine = Tensor.Uninitialized(new Shape(rows, half)),
        Sine = Tensor.Uninitialized(new Shape(rows, half)),
    };

    private void FillRow(int row, int position, ReadOnlySpan<double> frequencies)
    {
        var start = row * frequencies.Length;
        Fill(frequencies, position, Cosine.Data[start..], Sine.Data[start..]);
    }
}
