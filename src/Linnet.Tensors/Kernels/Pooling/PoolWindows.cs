namespace Linnet.Tensors.Kernels.Pooling;

/// <summary>Which positions of a padded sequence each pooled position sees.</summary>
internal readonly unsafe struct PoolWindows(int length, int window, int stride, int* lengths)
{
    /// <summary>Positions of a padded row.</summary>
    internal int Length { get; } = length;

    /// <summary>Pooled positions of a row.</summary>
    internal int Count { get; } = ((length - window) / stride) + 1;

    /// <summary>The valid positions of a window, from (inclusive) to (exclusive); empty where all of it is padding.</summary>
    internal (int From, int To) Range(int row, int pooled)
    {
        var from = pooled * stride;
        return (from, Math.Min(from + window, lengths is null ? Length : lengths[row]));
    }
}
