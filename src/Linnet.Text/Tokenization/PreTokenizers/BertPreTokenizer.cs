using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Cuts at white space, which vanishes, and around every punctuation character (Devlin et al. 2018).</summary>
public sealed class BertPreTokenizer : PreTokenizer
{
    internal override void Apply(TextPieces text) => text.Split(default(Splitter));

    internal override AsciiScanner CreateAsciiScanner() => new BertScanner();

    internal override void Write(Utf8JsonWriter json) => json.WriteType("BertPreTokenizer");

    private readonly struct Splitter : IPieceSplitter
    {
        public void Split(ReadOnlySpan<byte> piece, Row<Span> cuts)
        {
            var start = 0;
            for (int at = 0, next; at < piece.Length; at = next)
            {
                var c = Utf8Text.Decode(piece[at..], out var length);
                next = at + length;
                var isPunctuation = CodePoints.IsPunctuation(c);
                if (!isPunctuation && !CodePoints.IsWhiteSpace(c)) continue;
                if (at > start) cuts.Add(new Span(start, at));
                if (isPunctuation) cuts.Add(new Span(at, next));
                start = next;
            }

            if (start < piece.Length) cuts.Add(new Span(start, piece.Length));
        }
    }
}
