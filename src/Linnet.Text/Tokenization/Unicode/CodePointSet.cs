namespace Linnet.Text.Tokenization;

/// <summary>A fixed set of code points: a bit map for the basic plane, sorted ranges above it.</summary>
internal sealed class CodePointSet
{
    private readonly ulong[] _basicPlane = new ulong[0x10000 / 64];
    private readonly List<(int Start, int End)> _above = [];

    internal bool Contains(int codePoint)
    {
        if ((uint)codePoint < 0x10000) return (_basicPlane[codePoint >> 6] >> (codePoint & 63) & 1) != 0;
        var low = 0;
        var high = _above.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_above[middle].End <= codePoint) low = middle + 1;
            else high = middle;
        }

        return low < _above.Count && _above[low].Start <= codePoint;
    }

    /// <summary>Adds [start, end); ranges come in ascending order.</summary>
    internal void Add(int start, int end)
    {
        for (var c = start; c < Math.Min(end, 0x10000); c++) _basicPlane[c >> 6] |= 1UL << (c & 63);
        if (end > 0x10000) _above.Add((Math.Max(start, 0x10000), end));
    }
}
