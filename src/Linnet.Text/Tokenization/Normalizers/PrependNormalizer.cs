using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Puts a text in front of every text that is not empty.</summary>
/// <param name="prepend">What to put there.</param>
public sealed class PrependNormalizer(string prepend) : Normalizer
{
    internal override void Apply(TextPieces text)
    {
        if (prepend.Length > 0) text.Rewrite(new Prepending(prepend));
    }

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "Prepend");
        json.WriteString("prepend", prepend);
        json.WriteEndObject();
    }

    /// <summary>The prefix and the first character all stand for the first character.</summary>
    internal readonly struct Prepending(string prefix) : IPieceRewriter
    {
        public void Rewrite(ReadOnlySpan<byte> piece, ref PieceWriter writer)
        {
            if (piece.IsEmpty) return;
            var change = 0;
            foreach (var rune in prefix.EnumerateRunes())
            {
                writer.Put(rune.Value, change);
                change = 1;
            }

            writer.Put(Utf8Text.Decode(piece, out var length), 1);
            writer.Copy(length, piece.Length);
        }
    }
}
