using System.Buffers.Binary;

namespace Linnet.Text.Tokenization;

/// <summary>
/// Walks the fields of one Protocol Buffers message (protobuf.dev, "Encoding"): enough to read SentencePiece's model files. Every length is held
/// to the bytes that there are.
/// </summary>
/// <param name="message">The message's bytes.</param>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private const int Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5;

    private ReadOnlySpan<byte> _rest = message;

    /// <summary>Number of the field that stands here.</summary>
    internal int Field { get; private set; }

    /// <summary>The value of a field with a length: bytes, a text, or a message within; empty for others.</summary>
    internal ReadOnlySpan<byte> Content { get; private set; }

    /// <summary>The value of a whole number; 0 for others.</summary>
    internal ulong Number { get; private set; }

    /// <summary>The value of a number of 32 bits with a point; 0 for others.</summary>
    internal float Single { get; private set; }

    /// <summary>Goes to the next field; false at the end.</summary>
    /// <exception cref="FormatException">The bytes are no such message.</exception>
    internal bool Next()
    {
        if (_rest.IsEmpty) return false;
        var key = ReadVarint();
        if (key >> 3 is 0 or > int.MaxValue) throw new FormatException($"{key >> 3} is no number of a field");
        Field = (int)(key >> 3);
        Content = default;
        Number = 0;
        Single = 0;
        switch ((int)(key & 7))
        {
            case Varint:
                Number = ReadVarint();
                break;
            case Fixed64:
                Take(8);
                break;
            case Bytes:
                Content = Take(ReadVarint());
                break;
            case Fixed32:
                Single = BinaryPrimitives.ReadSingleLittleEndian(Take(4));
                break;
            default:
                throw new FormatException($"field {Field} has a type that is not known");
        }

        return true;
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)_rest.Length) throw new FormatException($"a value of {count} bytes is longer than what is left");
        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Take(1)[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return value;
        }

        throw new FormatException("a number is longer than 64 bits");
    }
}
