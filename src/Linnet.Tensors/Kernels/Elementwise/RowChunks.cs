namespace Linnet.Tensors.Kernels.Elementwise;

/// <summary>
/// How sums over rows are cut: into chunks of fixed length that threads sum on their own, added up in order afterwards. The
/// result does not depend on the number of threads.
/// </summary>
internal static class RowChunks
{
    /// <summary>Rows of a chunk; a multiple of <see cref="Group"/>.</summary>
    internal const int Length = 64;

    /// <summary>Rows that kernels go through side by side.</summary>
    internal const int Group = 4;

    /// <summary>Number of chunks for so many rows.</summary>
    internal static int Count(int rows) => (rows + Length - 1) / Length;

    /// <summary>Fewest chunks worth a thread of their own.</summary>
    internal static int Grain(int columns) => Math.Max(1, 8192 / (Length * Math.Max(1, columns)));
}
