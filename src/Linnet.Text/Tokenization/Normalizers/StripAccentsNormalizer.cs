using System.Text;
using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Drops combining marks; put a decomposing form (NFD, NFKD) before it to part accents from letters.</summary>
public sealed class StripAccentsNormalizer : Normalizer
{
    internal override void Apply(TextPieces text)
    {
        if (!Ascii.IsValid(text.Bytes)) text.Rewrite(new Stripping());
    }

    internal override bool Describe(AsciiMap map) => true;

    internal override void Write(Utf8JsonWriter json) => json.WriteType("StripAccents");

    private readonly struct Stripping : IPieceRewriter
    {
        public void Rewrite(ReadOnlySpan<byte> piece, ref PieceWriter writer)
        {
            while (!piece.IsEmpty)
            {
                var c = Utf8Text.Decode(piece, out var length);
                piece = piece[length..];
                if (c >= 0x80 && UnicodeFile.Instance.CombiningMarks.Contains(c)) writer.Skip(1);
                else writer.Put(c, 0);
            }
        }
    }
}
