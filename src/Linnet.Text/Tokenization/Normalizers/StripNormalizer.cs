using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Drops white space at the ends.</summary>
/// <param name="left">At the beginning.</param>
/// <param name="right">At the end.</param>
public sealed class StripNormalizer(bool left = true, bool right = true) : Normalizer
{
    internal override void Apply(TextPieces text) => text.Rewrite(new Stripping(left, right));

    internal override bool Describe(AsciiMap map)
    {
        map.BailOnWhiteSpaceAtEdges(left, right);
        return true;
    }

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "Strip");
        json.WriteBoolean("strip_left", left);
        json.WriteBoolean("strip_right", right);
        json.WriteEndObject();
    }

    private readonly struct Stripping(bool left, bool right) : IPieceRewriter
    {
        public void Rewrite(ReadOnlySpan<byte> piece, ref PieceWriter writer)
        {
            var start = 0;
            var end = piece.Length;
            while (left && start < end && CodePoints.IsWhiteSpace(Utf8Text.Decode(piece[start..], out var length))) start += length;
            while (right && end > start)
            {
                var last = end - 1;
                while (Utf8Text.IsContinuation(piece[last])) last--;
                if (!CodePoints.IsWhiteSpace(Utf8Text.Decode(piece[last..], out _))) break;
                end = last;
            }

            writer.Copy(start, end);
        }
    }
}
