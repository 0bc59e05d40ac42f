namespace Linnet.Text.Tokenization;

/// <summary>The merges of a file as text, until the vocabulary is known.</summary>
internal sealed class MergeList
{
    private readonly List<(int Start, int Middle, int End)> _pairs = [];
    private byte[] _block = new byte[1 << 12];
    private int _length;

    internal int Count => _pairs.Count;

    internal void Add(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var start = _length;
        Append(left);
        var middle = _length;
        Append(right);
        _pairs.Add((start, middle, _length));
    }

    internal List<Merge> Resolve(Vocabulary vocabulary, string? prefix, string file)
    {
        var prefixLength = System.Text.Encoding.UTF8.GetByteCount(prefix ?? "");
        var merges = new List<Merge>(_pairs.Count);
        foreach (var (start, middle, end) in _pairs)
        {
            var left = _block.AsSpan(start, middle - start);
            var right = _block.AsSpan(middle, end - middle);
            if (!BpeModel.TryResolve(vocabulary, left, right, prefixLength, out var merge))
                throw new ModelFormatException(file,
                    $"model.merges[{merges.Count}] joins \"{Utf8Text.ToString(left)}\" and \"{Utf8Text.ToString(right)}\", "
                    + "but model.vocab has not both of them and what they make");
            merges.Add(merge);
        }

        return merges;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > _block.Length) Array.Resize(ref _block, Math.Max(_length + bytes.Length, _block.Length * 2));
        bytes.CopyTo(_block.AsSpan(_length));
        _length += bytes.Length;
    }
}
