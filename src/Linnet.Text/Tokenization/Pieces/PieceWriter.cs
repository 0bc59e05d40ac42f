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
    private Piece _piece;
    private int _cursor;

    internal PieceWriter(TextPieces text)
    {
        _text = text;
        _aligned = text.Aligned;
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
        if (codePoint < 0x80) Bytes[Length++] = (byte)codePoint;
        else Length += new Rune(codePoint).EncodeToUtf8(Bytes.AsSpan(Length));
        if (_aligned) Track(start, change);
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
        _text.Bytes.Slice(_piece.Start + start, count).CopyTo(Bytes.AsSpan(Length));
        if (_aligned)
        {
            _text.Alignment.Slice(_piece.Start + start, count).CopyTo(Alignment.AsSpan(Length));
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

    private void Track(int start, int change)
    {
        var origin = change > 0
            ? _cursor > _piece.Start ? OriginAt(_cursor - 1) : new Span(Origin, Origin)
            : OriginAt(_cursor);
        for (; change <= 0; change++) Step();
        Alignment.AsSpan(start, Length - start).Fill(origin);
    }

    private readonly Span OriginAt(int position) =>
        _piece.Length == 0 ? new Span(Origin, Origin) : _text.Alignment[Math.Min(position, _piece.End - 1)];

    private void Step()
    {
        if (_cursor < _piece.End) _cursor += Utf8Text.SequenceLength(_text.Bytes[_cursor]);
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
