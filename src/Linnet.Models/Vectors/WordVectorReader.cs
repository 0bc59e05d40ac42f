using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Linnet.Models.Vectors;

/// <summary>
/// Reads word2vec's text and binary formats and GloVe's. Nothing that the first line says is believed before the file's length agrees,
/// so that a false one can not fill the memory.
/// </summary>
internal sealed class WordVectorReader
{
    private const int LargestDimension = 65_536;
    private const int LongestWord = 1 << 16;
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private readonly VectorFileBytes _bytes;
    private readonly List<string> _words = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private float[] _values = [];
    private int _dimension;

    private WordVectorReader(VectorFileBytes bytes) => _bytes = bytes;

    internal static WordVectors Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var bytes = new VectorFileBytes(path);
        return new WordVectorReader(bytes).Read();
    }

    internal static int ReadDimension(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var bytes = new VectorFileBytes(path);
        var reader = new WordVectorReader(bytes);
        reader.ReadFirst(out _, out _);
        return reader._dimension;
    }

    /// <summary>Learns the dimension from the first line, which is a header or, as in GloVe's files, a word already.</summary>
    private bool ReadFirst(out ReadOnlySpan<byte> line, out long count)
    {
        if (!_bytes.TryReadLine(out line)) throw Error("the file is empty; expected word vectors in word2vec's text or binary format.");
        var isHeader = TryHeader(line, out count);
        if (!isHeader) _dimension = CountFields(line) - 1;
        if (!isHeader && _dimension < 1) throw Error("expected the number of words and of dimensions, or a word and its numbers.");
        if (_dimension is < 1 or > LargestDimension) throw Error($"vectors of {_dimension} dimensions; expected 1 to {LargestDimension}.");
        return isHeader;
    }

    private WordVectors Read()
    {
        if (!ReadFirst(out var first, out var count))
        {
            AddTextRow(first);
            while (_bytes.TryReadLine(out var line)) AddTextRow(line);
        }
        else
        {
            var binary = IsBinary();
            CheckSize(count, binary);
            _values = new float[count * _dimension];
            for (var i = 0L; i < count; i++)
            {
                if (binary) AddBinaryRow();
                else if (_bytes.TryReadLine(out var line)) AddTextRow(line);
                else throw Error($"the first line promises {count} words and the file ends after {i}; it is cut off.");
            }
        }

        Array.Resize(ref _values, _words.Count * _dimension);
        return new WordVectors(_words, _values, _dimension);
    }

    /// <summary>Two whole numbers and nothing else. A word of digits with one number after it could be meant too, and never is.</summary>
    private bool TryHeader(ReadOnlySpan<byte> line, out long count)
    {
        line = Trim(line);
        _dimension = 0;
        return Utf8Parser.TryParse(line, out count, out var used) && count >= 0 && used < line.Length && line[used] == ' '
            && Utf8Parser.TryParse(line[(used + 1)..], out _dimension, out var rest) && used + 1 + rest == line.Length;
    }

    /// <summary>Text if the second line is a word and as many numbers as the first says.</summary>
    private bool IsBinary()
    {
        var peek = _bytes.Peek((_dimension * 48) + LongestWord);
        var end = peek.IndexOf((byte)'\n');
        var line = Trim(end < 0 ? peek : peek[..end]);
        if (line.Length == 0 || CountFields(line) <= _dimension) return line.Length > 0;
        for (var d = 0; d < _dimension; d++)
            if (!TryLastNumber(ref line, out _)) return true;
        return false;
    }

    private void CheckSize(long count, bool binary)
    {
        var least = binary ? 1 + (4L * _dimension) : 2L * _dimension;
        if (count > _bytes.Length / least)
            throw Error($"the first line promises {count} words of {_dimension} dimensions, and the file has {_bytes.Length} bytes, which is too short for that; it is cut off or damaged.");
        if (count > Array.MaxLength / _dimension)
            throw Error($"{count} words of {_dimension} dimensions are more than fit into memory here; cut the file to its most frequent words.");
    }

    private void AddBinaryRow()
    {
        var what = $"word number {_words.Count + 1}";
        var word = Trim(_bytes.ReadUntil((byte)' ', what));
        var text = Decode(word, $"{what} is");
        var target = Target(text);
        var values = _bytes.Read(_dimension * 4, $"the vector of '{text}'");
        for (var d = 0; d < _dimension; d++)
        {
            var value = BinaryPrimitives.ReadSingleLittleEndian(values[(d * 4)..]);
            if (!float.IsFinite(value)) throw new DataFormatException(_bytes.Path, null, $"the vector of '{text}' has a value that is no finite number; the file is damaged or not in word2vec's binary format.");
            if (target.Length > 0) target[d] = value;
        }
    }

    /// <summary>Numbers are taken from the end, since some published files have words with spaces in them.</summary>
    private void AddTextRow(ReadOnlySpan<byte> line)
    {
        line = Trim(line);
        var numbers = new float[_dimension];
        for (var d = _dimension - 1; d >= 0; d--)
        {
            if (!TryLastNumber(ref line, out numbers[d]))
                throw Error($"expected a word and {_dimension} finite numbers with spaces between.");
        }

        numbers.CopyTo(Target(Decode(Trim(line), "the word is")));
    }

    /// <summary>Where the vector of a new word goes; for one that is there already, nowhere in particular.</summary>
    private Span<float> Target(string word)
    {
        if (!_seen.Add(word)) return new float[_dimension];
        var start = (long)_words.Count * _dimension;
        if (start + _dimension > _values.Length)
        {
            if (start + _dimension > Array.MaxLength) throw Error("the vectors are more than fit into memory here; cut the file to its most frequent words.");
            Array.Resize(ref _values, (int)Math.Min(Array.MaxLength, Math.Max(start + _dimension, _values.LongLength * 2)));
        }

        _words.Add(word);
        return _values.AsSpan((int)start, _dimension);
    }

    private string Decode(ReadOnlySpan<byte> word, string what)
    {
        if (word.Length is 0 or > LongestWord) throw Error($"{what} {(word.Length == 0 ? "empty" : $"longer than {LongestWord} bytes")}; the file is damaged or of another format.");
        try
        {
            return Utf8.GetString(word);
        }
        catch (DecoderFallbackException error)
        {
            throw new DataFormatException(_bytes.Path, _bytes.Line, $"{what} not valid UTF-8; convert the file to UTF-8 first.", error);
        }
    }

    private static bool TryLastNumber(ref ReadOnlySpan<byte> line, out float value)
    {
        var space = line.LastIndexOfAny((byte)' ', (byte)'\t');
        value = 0;
        if (space < 0 || !float.TryParse(line[(space + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out value) || !float.IsFinite(value)) return false;
        line = TrimEnd(line[..space]);
        return true;
    }

    private static int CountFields(ReadOnlySpan<byte> line)
    {
        line = Trim(line);
        return line.Length == 0 ? 0 : 1 + line.Count((byte)' ') + line.Count((byte)'\t');
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> line) => TrimEnd(line).TrimStart(" \t\r\n"u8);

    private static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> line) => line.TrimEnd(" \t\r\n"u8);

    private DataFormatException Error(string problem) => new(_bytes.Path, _bytes.Line == 0 ? null : _bytes.Line, problem);
}
