using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Cuts into parts of a fixed number of characters; 1 makes a character-level tokeniser.</summary>
/// <param name="length">Characters a part, at least 1.</param>
public sealed class FixedLengthPreTokenizer(int length = 5) : PreTokenizer
{
    internal override void Apply(TextPieces text) => text.Split(new Cutter(length));

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "FixedLength");
        json.WriteNumber("length", length);
        json.WriteEndObject();
    }

    private readonly struct Cutter(int length) : IPieceSplitter
    {
        public void Split(ReadOnlySpan<byte> piece, Row<Span> cuts)
        {
            var start = 0;
            var end = 0;
            var count = 0;
            while (end < piece.Length)
            {
                end += Utf8Text.SequenceLength(piece[end]);
                if (++count < length && end < piece.Length) continue;
                cuts.Add(new Span(start, end));
                start = end;
                count = 0;
            }
        }
    }
}
