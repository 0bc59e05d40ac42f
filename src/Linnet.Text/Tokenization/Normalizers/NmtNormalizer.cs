using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>The clean-up of SentencePiece's "nmt" rules: control characters vanish, odd white space becomes a space.</summary>
public sealed class NmtNormalizer : Normalizer
{
    private const int Dropped = -1;

    internal override void Apply(TextPieces text) => text.Rewrite(new Cleaning());

    internal override bool Describe(AsciiMap map)
    {
        map.Change(c => Map(c) is var result && result == Dropped ? AsciiMap.Bail : result);
        return true;
    }

    internal override void Write(Utf8JsonWriter json) => json.WriteType("Nmt");

    private static int Map(int c) => c switch
    {
        >= 0x01 and <= 0x08 or 0x0B or >= 0x0E and <= 0x1F or 0x7F or 0x8F or 0x9F => Dropped,
        0x09 or 0x0A or 0x0C or 0x0D or 0x1680 or >= 0x200B and <= 0x200F or 0x2028 or 0x2029 or 0x2581 or 0xFEFF or 0xFFFD => ' ',
        _ => c,
    };

    private readonly struct Cleaning : IPieceRewriter
    {
        public void Rewrite(ReadOnlySpan<byte> piece, ref PieceWriter writer)
        {
            while (!piece.IsEmpty)
            {
                var c = Map(Utf8Text.Decode(piece, out var length));
                piece = piece[length..];
                if (c == Dropped) writer.Skip(1);
                else writer.Put(c, 0);
            }
        }
    }
}
