using System.Runtime.CompilerServices;
using System.Text;

namespace Linnet.Text.Tokenization;

/// <summary>
/// Writes pieces anew, with the origin of every byte where that is kept. While characters are put, a cursor walks through the old
/// piece: a replacement takes the origin of the character under the cursor, an addition that of the character before it.
/// </summary>
internal struct PieceWriter : ICharacterSink
{
    private readonly TextPieces _text;
    private readonly bool _aligned;
    private readonly byte[] _oldBytes;
    private readonly Span[] _oldAlignment;
    private Piece _piece;
    private int _cursor;

    internal PieceWriter(TextPieces text)
    {
        _text = text;
        _aligned = text.Aligned;
        (_oldBytes, _oldAlignment) = text.Source();
        (Bytes, Alignment) = text.Spare();
    }

    internal byte[] Bytes { get; private set; }

    internal Span[] Alignment { get; private set; }

    internal int Length { get; private set; }

    internal readonly CompositionScratch Composition => _text.Composition;

    /// <summary>Turns to the next old piece; gives the place where its new content begins.</summary>
    internal int Begin(Piece piece)
    {
        _piece = piece;
        _cursor = piece.Start;
        return Length;
    }

    /// <summary>Where the old piece begins in the original text.</summary>
    internal readonly int Origin => _piece.Origin;

    public void Put(int codePoint, int change)
    {
        Grow(4);
        var start = Length;
        Length += codePoint < 0x10000 ? Encode((char)codePoint, Bytes, Length) : new Rune(codePoint).EncodeToUtf8(Bytes.AsSpan(Length));
        if (_aligned) Track(start, change);
    }

    /// <summary>Puts a character of the basic plane with the origin of byte <paramref name="position"/> of the old piece.</summary>
    internal void PutFor(char c, int position)
    {
        Grow(4);
        var start = Length;
        Length += Encode(c, Bytes, Length);
        if (!_aligned) return;
        Alignment.AsSpan(start, Length - start).Fill(_oldAlignment[_piece.Start + position]);
        _cursor = _piece.Start + position + 1;
    }

    /// <summary>Passes over characters of the old piece that are dropped.</summary>
    internal void Skip(int characters)
    {
        if (!_aligned) return;
        for (; characters > 0; characters--) Step();
    }

    /// <summary>Does for the cursor what <see cref="Put"/> would do, and writes nothing.</summary>
    internal void Drop(int change) => Skip(1 - change);

    /// <summary>Copies bytes [start, end) of the old piece with their origins.</summary>
    internal void Copy(int start, int end)
    {
        var count = end - start;
        Grow(count);
        _oldBytes.AsSpan(_piece.Start + start, count).CopyTo(Bytes.AsSpan(Length));
        if (_aligned)
        {
            _oldAlignment.AsSpan(_piece.Start + start, count).CopyTo(Alignment.AsSpan(Length));
            _cursor = _piece.Start + end;
        }

        Length += count;
    }

    /// <summary>Puts <paramref name="content"/> in the place of bytes [.., end) of the old piece; all of it takes the last byte's origin.</summary>
    internal void Substitute(ReadOnlySpan<byte> content, int end)
    {
        Grow(content.Length);
        content.CopyTo(Bytes.AsSpan(Length));
        if (_aligned)
        {
            Alignment.AsSpan(Length, content.Length).Fill(end > 0 ? OriginAt(_piece.Start + end - 1) : new Span(Origin, Origin));
            _cursor = _piece.Start + end;
        }

        Length += content.Length;
    }

    /// <summary>Writes a character of the basic plane, no surrogate, as UTF-8; gives its length.</summary>
    private static int Encode(char c, byte[] bytes, int at)
    {
        if (c < 0x80)
        {
            bytes[at] = (byte)c;
            return 1;
        }

        if (c < 0x800)
        {
            bytes[at + 1] = (byte)(0x80 | c & 0x3F);
            bytes[at] = (byte)(0xC0 | c >> 6);
            return 2;
        }

        bytes[at + 2] = (byte)(0x80 | c & 0x3F);
        bytes[at + 1] = (byte)(0x80 | c >> 6 & 0x3F);
        bytes[at] = (byte)(0xE0 | c >> 12);
        return 3;
    }

    private void Track(int start, int change)
    {
        var origin = change > 0
            ? _cursor > _piece.Start ? OriginAt(_cursor - 1) : new Span(Origin, Origin)
            : OriginAt(_cursor);
        for (; change <= 0; change++) Step();
        Alignment.AsSpan(start, Length - start).Fill(origin);
    }

    private readonly Span OriginAt(int position) =>
        _piece.Length == 0 ? new Span(Origin, Origin) : _oldAlignment[Math.Min(position, _piece.End - 1)];

    private void Step()
    {
        if (_cursor < _piece.End) _cursor += Utf8Text.SequenceLength(_oldBytes[_cursor]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Grow(int more)
    {
        if (Length + more + TextPieces.Padding > Bytes.Length || (_aligned && Length + more > Alignment.Length)) Enlarge(more);
    }

    private void Enlarge(int more)
    {
        var size = Math.Max(Length + more + TextPieces.Padding, Bytes.Length * 2);
        var bytes = Bytes;
        Array.Resize(ref bytes, size);
        Bytes = bytes;
        if (!_aligned) return;
        var alignment = Alignment;
        Array.Resize(ref alignment, size);
        Alignment = alignment;
    }
}
