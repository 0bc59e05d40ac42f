using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Lower-cases character by character: no rule looks at neighbours, so that Σ is always σ.</summary>
public sealed class LowercaseNormalizer : Normalizer
{
    private const int CapitalIWithDot = 0x130;
    private const int DotAbove = 0x307;

    internal override void Apply(TextPieces text) => text.Rewrite(new Lowering());

    internal override bool Describe(AsciiMap map)
    {
        map.Change(CodePoints.ToLower);
        return true;
    }

    internal override void Write(Utf8JsonWriter json) => json.WriteType("Lowercase");

    internal readonly struct Lowering : IPieceRewriter
    {
        public void Rewrite(ReadOnlySpan<byte> piece, ref PieceWriter writer)
        {
            while (!piece.IsEmpty)
            {
                var c = Utf8Text.Decode(piece, out var length);
                piece = piece[length..];
                if (c == CapitalIWithDot)
                {
                    writer.Put('i', 0);
                    writer.Put(DotAbove, 1);
                }
                else
                {
                    writer.Put(CodePoints.ToLower(c), 0);
                }
            }
        }
    }
}
