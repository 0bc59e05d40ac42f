using System.Buffers.Binary;
using System.Text;

namespace Linnet.Models.TorchFiles;

/// <summary>Takes a pickle apart into opcodes and their arguments, with a limit on its length.</summary>
/// <param name="path">The file, as errors name it.</param>
/// <param name="stream">Stands at the first byte.</param>
internal sealed class PickleReader(string path, Stream stream)
{
    /// <summary>An honest checkpoint takes some 200 bytes a tensor.</summary>
    private const long MaxLength = 32 << 20;

    private const int MaxText = 1 << 16;
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private long _left = MaxLength;

    internal byte Byte()
    {
        Span<byte> one = stackalloc byte[1];
        Fill(one);
        return one[0];
    }

    internal ushort UInt16()
    {
        Span<byte> bytes = stackalloc byte[2];
        Fill(bytes);
        return BinaryPrimitives.ReadUInt16LittleEndian(bytes);
    }

    internal int Int32()
    {
        Span<byte> bytes = stackalloc byte[4];
        Fill(bytes);
        return BinaryPrimitives.ReadInt32LittleEndian(bytes);
    }

    internal double BigEndianDouble()
    {
        Span<byte> bytes = stackalloc byte[8];
        Fill(bytes);
        return BinaryPrimitives.ReadDoubleBigEndian(bytes);
    }

    /// <summary>A whole number of a given number of bytes, at most eight, with a sign.</summary>
    internal long Integer(int length)
    {
        if (length > 8) throw Problem($"a whole number of {length} bytes, which no tensor needs");
        Span<byte> bytes = stackalloc byte[8];
        Fill(bytes[..length]);
        if (length > 0 && bytes[length - 1] >= 0x80) bytes[length..].Fill(0xFF);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    internal string Text(long length)
    {
        if (length is < 0 or > MaxText) throw Problem($"a text of {length} bytes; names have at most {MaxText}");
        var bytes = new byte[length];
        Fill(bytes);
        return Decode(bytes);
    }

    /// <summary>Text up to the end of a line.</summary>
    internal string Line()
    {
        var bytes = new List<byte>();
        while (Byte() is var next && next != '\n')
        {
            if (bytes.Count == MaxText) throw Problem("a line without end");
            bytes.Add(next);
        }

        return Decode([.. bytes]);
    }

    internal void Skip(int length)
    {
        Span<byte> bytes = stackalloc byte[length];
        Fill(bytes);
    }

    internal ModelFormatException Problem(string problem) => new(path, $"the pickle in it holds {problem}; this is no checkpoint of tensors.");

    private string Decode(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Problem("text that is not UTF-8");
        }
    }

    private void Fill(Span<byte> bytes)
    {
        _left -= bytes.Length;
        if (_left < 0) throw Problem($"more than {MaxLength} bytes");
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new ModelFormatException(path, "ends in the middle of its pickle; the file is truncated.");
    }
}
