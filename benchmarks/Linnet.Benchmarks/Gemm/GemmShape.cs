namespace Linnet.Benchmarks.Gemm;

/// <summary>How the operands of a measured product are stored.</summary>
internal enum GemmLayout
{
    /// <summary>Both as they are multiplied.</summary>
    NN,

    /// <summary>The second stored [n, k]: a linear layer's forward pass.</summary>
    NT,

    /// <summary>The first stored [k, m]: a linear layer's weight gradient.</summary>
    TN,

    /// <summary>As NT, the second packed beforehand: inference.</summary>
    Packed,
}

/// <summary>One measured product [m, k] times [k, n], or a batch of them.</summary>
/// <param name="M">Rows.</param>
/// <param name="K">Length of the sums.</param>
/// <param name="N">Columns.</param>
/// <param name="Layout">How the operands are stored.</param>
/// <param name="Batch">Number of independent products; 0 for one product on all threads.</param>
/// <param name="RowStep">Elements from one row of A to the next; 0 for k.</param>
internal sealed record GemmShape(int M, int K, int N, GemmLayout Layout, int Batch = 0, int RowStep = 0)
{
    /// <summary>Shapes that are known as general measures of a library, for comparison with others.</summary>
    internal static IEnumerable<GemmShape> General()
    {
        foreach (var size in (int[])[128, 256, 384, 512, 768, 1024, 1536, 2048]) yield return new(size, size, size, GemmLayout.NN);
        (int M, int K, int N)[] skinny =
        [
            (2048, 256, 1024), (2048, 1024, 256), (2048, 256, 768), (1024, 256, 256), (2048, 384, 1536), (2048, 1536, 384),
            (4096, 384, 100), (64, 256, 512), (128, 256, 1024), (16, 256, 1024), (1, 384, 1536), (700, 256, 10000),
        ];
        foreach (var (m, k, n) in skinny)
            foreach (var layout in (GemmLayout[])[GemmLayout.NN, GemmLayout.NT, GemmLayout.TN])
                yield return new(m, k, n, layout);
        foreach (var (batch, m, k, n) in ((int, int, int, int)[])[(64, 128, 64, 128), (64, 128, 128, 64), (48, 256, 64, 256), (48, 256, 256, 64)])
            yield return new(m, k, n, GemmLayout.NN, batch);
    }

    /// <summary>The products of the models: training of bert, textcnn and bilstm, and inference with packed weights.</summary>
    internal static IEnumerable<GemmShape> Models()
    {
        foreach (var (from, to) in ((int, int)[])[(256, 256), (256, 768), (256, 1024), (1024, 256), (128, 128), (128, 384), (128, 512), (512, 128)])
        {
            yield return new(2048, from, to, GemmLayout.NT);
            yield return new(2048, to, from, GemmLayout.NN);
            yield return new(to, 2048, from, GemmLayout.TN);
        }

        foreach (var layout in (GemmLayout[])[GemmLayout.NN, GemmLayout.NT, GemmLayout.TN])
        {
            yield return new(128, 64, 128, layout, 64);
            yield return new(128, 128, 64, layout, 64);
        }

        foreach (var width in (int[])[3, 4, 5])
        {
            yield return new((64 * 64) + 1 - width, 128 * width, 100, GemmLayout.NT, 0, 128);
            yield return new(100, (64 * 64) + 1 - width, 128 * width, GemmLayout.TN);
            yield return new(65 - width, 128 * width, 100, GemmLayout.Packed, 0, 128);
        }

        yield return new(4096, 128, 1024, GemmLayout.NT);
        yield return new(1024, 4096, 128, GemmLayout.TN);
        foreach (var m in (int[])[1, 8, 64])
            foreach (var (k, n) in ((int, int)[])[(128, 512), (256, 256), (256, 768), (256, 1024), (1024, 256), (256, 2), (256, 77)])
                yield return new(m, k, n, GemmLayout.Packed);
    }

    /// <inheritdoc/>
    public override string ToString() => (Batch > 0 ? $"{Batch}x({M}x{K}x{N})" : $"{M}x{K}x{N}") + $" {Layout}";
}
