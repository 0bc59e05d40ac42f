namespace Linnet.Tensors.Memory;

/// <summary>
/// Which rows of a gradient may differ from zero. The gradient of an embedding table is zero but for the rows of the ids in the
/// batch: knowing them saves clearing, measuring and reading the rest, and changes no result.
/// </summary>
internal sealed class TouchedRows(int rows)
{
    private readonly byte[] _flags = new byte[rows];
    private readonly int[] _rows = new int[rows];

    /// <summary>One byte a row: 1 for a touched one.</summary>
    internal ReadOnlySpan<byte> Flags => _flags;

    /// <summary>The touched rows in order of their first touch.</summary>
    internal ReadOnlySpan<int> Rows => _rows.AsSpan(0, Count);

    internal int Count { get; private set; }

    /// <summary>Says that a row is going to be added to.</summary>
    internal void Mark(int row)
    {
        if (_flags[row] != 0) return;
        _flags[row] = 1;
        _rows[Count++] = row;
    }

    /// <summary>Forgets all rows.</summary>
    internal void Reset()
    {
        foreach (var row in Rows) _flags[row] = 0;
        Count = 0;
    }
}
