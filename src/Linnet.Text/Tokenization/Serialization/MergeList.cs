namespace Linnet.Text.Tokenization;

/// <summary>The merges of a file as text, until the vocabulary is known.</summary>
internal sealed class MergeList
{
    private readonly Row<Place> _pairs = new();
    private byte[] _block = new byte[1 << 12];
    private int _length;

    internal int Count => _pairs.Count;

    internal void Add(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var start = _length;
        Append(left);
        var middle = _length;
        Append(right);
        _pairs.Add(new Place(start, middle, _length));
    }

    internal Merge[] Resolve(Vocabulary vocabulary, string? prefix, string file)
    {
        var prefixLength = System.Text.Encoding.UTF8.GetByteCount(prefix ?? "");
        var merges = new Merge[_pairs.Count];
        var rank = 0;
        foreach (var (start, middle, end) in _pairs.AsSpan())
        {
            var left = _block.AsSpan(start, middle - start);
            var right = _block.AsSpan(middle, end - middle);
            if (!BpeModel.TryResolve(vocabulary, left, right, prefixLength, out var merge))
                throw new ModelFormatException(file,
                    $"model.merges[{rank}] joins \"{Utf8Text.ToString(left)}\" and \"{Utf8Text.ToString(right)}\", "
                    + "but model.vocab has not both of them and what they make");
            merges[rank++] = merge;
        }

        return merges;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > _block.Length) Array.Resize(ref _block, Math.Max(_length + bytes.Length, _block.Length * 2));
        bytes.CopyTo(_block.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>Where in the block a merge stands: left part, right part.</summary>
    private readonly record struct Place(int Start, int Middle, int End);
}
