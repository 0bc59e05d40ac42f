using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Puts one text in the place of every match of a pattern.</summary>
/// <param name="pattern">What to look for.</param>
/// <param name="content">What to put there, taken literally.</param>
public sealed class ReplaceNormalizer(TextPattern pattern, string content) : Normalizer
{
    private readonly byte[] _content = Utf8Text.ToBytes(content);

    internal override void Apply(TextPieces text)
    {
        if (pattern.MayMatch(text.Bytes)) text.Rewrite(new Replacing(pattern, _content));
    }

    internal override bool Describe(AsciiMap map)
    {
        if (pattern.Literal is [var from and < (char)0x80] && content is [var to and < (char)0x80])
        {
            map.Change(c => c == from ? to : c);
            return true;
        }

        if (pattern.AsciiPair is not { } pair) return false;
        map.BailOnPair(pair);
        return true;
    }

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "Replace");
        json.WritePropertyName("pattern");
        pattern.Write(json);
        json.WriteString("content", content);
        json.WriteEndObject();
    }

    private readonly struct Replacing(TextPattern pattern, byte[] content) : IPieceRewriter
    {
        public void Rewrite(ReadOnlySpan<byte> piece, ref PieceWriter writer)
        {
            var matches = new Row<Match>();
            pattern.FindMatches(piece, matches);
            foreach (var match in matches.AsSpan())
            {
                if (match.IsMatch) writer.Substitute(content, match.End);
                else writer.Copy(match.Start, match.End);
            }
        }
    }
}
