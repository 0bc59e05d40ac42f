using System.Text;
using System.Text.Unicode;

namespace Linnet.Text.Tokenization;

/// <summary>
/// One text on its way through a tokeniser: UTF-8 bytes, cut into pieces, and, where offsets are wanted, the stretch of the
/// original that each byte stands for. Normalisers rewrite the bytes of every piece, pre-tokenisers cut pieces up. Both
/// leave pieces that are added tokens alone. Everything lives in two sets of buffers that take turns and are
/// kept from text to text, so that in steady state nothing is allocated.
/// </summary>
internal sealed class TextPieces
{
    /// <summary>Bytes that may be read beyond the end: <see cref="WordCache"/> reads words sixteen bytes at a time.</summary>
    internal const int Padding = 16;

    private readonly CompositionScratch _composition = new();
    private readonly Row<Span> _cuts = new();
    private readonly Row<Match> _matches = new();
    private readonly Row<AddedMatch> _found = new();
    private byte[] _bytes = new byte[256];
    private Span[] _alignment = [];
    private byte[] _newBytes = new byte[256];
    private Span[] _newAlignment = [];
    private Row<Piece> _pieces = new();
    private Row<Piece> _newPieces = new();

    /// <summary>Whether the origin of each byte is kept; only then can offsets be told.</summary>
    internal bool Aligned { get; private set; }

    /// <summary>Bytes of all pieces.</summary>
    internal int Length { get; private set; }

    internal ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    /// <summary>For each byte the stretch of the original, in UTF-16 units; empty where <see cref="Aligned"/> is false.</summary>
    internal ReadOnlySpan<Span> Alignment => Aligned ? _alignment.AsSpan(0, Length) : default;

    internal ReadOnlySpan<Piece> Pieces => _pieces.AsSpan();

    internal CompositionScratch Composition => _composition;

    internal ReadOnlySpan<byte> this[Piece piece] => _bytes.AsSpan(piece.Start, piece.Length);

    /// <summary>Begins with a new text as one piece. A lone surrogate becomes U+FFFD.</summary>
    internal void Load(ReadOnlySpan<char> text, bool aligned)
    {
        Aligned = aligned;
        var most = text.Length * 3 + Padding;
        if (_bytes.Length < most) _bytes = new byte[Math.Max(most, _bytes.Length * 2)];
        Utf8.FromUtf16(text, _bytes, out _, out var written);
        Length = written;
        if (aligned) Align(text);
        _pieces.Clear();
        _pieces.Add(new Piece(0, Length, 0));
    }

    /// <summary>Lets <paramref name="rewriter"/> write every piece that is not a token anew.</summary>
    internal void Rewrite<TRewriter>(in TRewriter rewriter)
        where TRewriter : IPieceRewriter, allows ref struct
    {
        var writer = new PieceWriter(this);
        _newPieces.Clear();
        foreach (var piece in Pieces)
        {
            var start = writer.Begin(piece);
            if (piece.IsToken) writer.Copy(0, piece.Length);
            else rewriter.Rewrite(this[piece], ref writer);
            _newPieces.Add(piece with { Start = start, End = writer.Length });
        }

        (_bytes, _newBytes) = (writer.Bytes, _bytes);
        (_alignment, _newAlignment) = (writer.Alignment, _alignment);
        (_pieces, _newPieces) = (_newPieces, _pieces);
        Length = writer.Length;
    }

    /// <summary>Cuts every piece that is not a token; empty cuts vanish.</summary>
    internal void Split<TSplitter>(TSplitter splitter)
        where TSplitter : IPieceSplitter
    {
        _newPieces.Clear();
        foreach (var piece in Pieces)
        {
            if (piece.IsToken)
            {
                _newPieces.Add(piece);
                continue;
            }

            _cuts.Clear();
            splitter.Split(this[piece], _cuts);
            foreach (var cut in _cuts.AsSpan())
                if (cut.Length > 0) Add(piece, cut);
        }

        (_pieces, _newPieces) = (_newPieces, _pieces);
    }

    /// <summary>Cuts every piece where a pattern matches.</summary>
    internal void Split<TPattern>(TPattern pattern, SplitBehavior behavior, bool invert = false)
        where TPattern : IPattern =>
        Split(new PatternSplitter<TPattern>(pattern, behavior, invert, _matches));

    /// <summary>Cuts every piece that is not a token into stretches, some of which are added tokens.</summary>
    internal void Extract(AddedTokenMatcher matcher)
    {
        _newPieces.Clear();
        foreach (var piece in Pieces)
        {
            if (piece.IsToken)
            {
                _newPieces.Add(piece);
                continue;
            }

            var last = 0;
            var bytes = this[piece];
            _found.Clear();
            matcher.Find(bytes, _found);
            foreach (var (cut, id) in _found.AsSpan())
            {
                if (cut.Start > last) Add(piece, new Span(last, cut.Start));
                if (cut.Length > 0) Add(piece, cut, id);
                last = cut.End;
            }

            if (last < bytes.Length) Add(piece, new Span(last, bytes.Length));
        }

        (_pieces, _newPieces) = (_newPieces, _pieces);
    }

    /// <summary>The stretch of the original that bytes [start, end) of the whole buffer stand for.</summary>
    internal Span Origin(int start, int end) =>
        start < end && end <= Length ? new Span(_alignment[start].Start, _alignment[end - 1].End) : default;

    private void Add(Piece whole, Span cut, int token = -1)
    {
        var start = whole.Start + cut.Start;
        _newPieces.Add(new Piece(start, whole.Start + cut.End, Aligned ? _alignment[start].Start : start, token));
    }

    private void Align(ReadOnlySpan<char> text)
    {
        if (_alignment.Length < _bytes.Length) _alignment = new Span[_bytes.Length];
        var at = 0;
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsSurrogate(text[i]))
            {
                var length = text[i] < 0x80 ? 1 : text[i] < 0x800 ? 2 : 3;
                _alignment.AsSpan(at, length).Fill(new Span(i, i + 1));
                at += length;
                i++;
                continue;
            }

            var status = Rune.DecodeFromUtf16(text[i..], out var rune, out var units);
            System.Diagnostics.Debug.Assert(status != System.Buffers.OperationStatus.NeedMoreData || units > 0, "Progress is certain.");
            _alignment.AsSpan(at, rune.Utf8SequenceLength).Fill(new Span(i, i + units));
            at += rune.Utf8SequenceLength;
            i += units;
        }
    }

    /// <summary>Hands the spare buffers to a writer.</summary>
    internal (byte[] Bytes, Span[] Alignment) Spare() => (_newBytes, _newAlignment);

    /// <summary>The buffers that a writer reads from.</summary>
    internal (byte[] Bytes, Span[] Alignment) Source() => (_bytes, _alignment);
}
