using System.Text;
using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>
/// The normalisation of BERT (Devlin et al. 2018): control characters vanish, white space becomes a space, Han characters get a
/// space on either side, accents and case go.
/// </summary>
/// <param name="cleanText">Drop control characters and make every white space a space.</param>
/// <param name="handleChineseChars">Set Han characters apart, so that each becomes a word.</param>
/// <param name="stripAccents">Drop accents; null means as <paramref name="lowercase"/> says.</param>
/// <param name="lowercase">Lower-case.</param>
public sealed class BertNormalizer(
    bool cleanText = true, bool handleChineseChars = true, bool? stripAccents = null, bool lowercase = true) : Normalizer
{
    private const int Replacement = 0xFFFD;

    internal override void Apply(TextPieces text)
    {
        var strips = stripAccents ?? lowercase;
        if (cleanText || handleChineseChars) text.Rewrite(new Cleaner(cleanText, handleChineseChars));
        if (strips && !Ascii.IsValid(text.Bytes)) text.Rewrite(new AccentStripper());
        if (lowercase) text.Rewrite(new LowercaseNormalizer.Lowering());
    }

    internal override bool Describe(AsciiMap map)
    {
        map.Change(c =>
        {
            if (cleanText && c is '\t' or '\n' or '\r') return ' ';
            if (cleanText && char.IsControl((char)c)) return AsciiMap.Bail;
            return lowercase ? CodePoints.ToLower(c) : c;
        });
        return true;
    }

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "BertNormalizer");
        json.WriteBoolean("clean_text", cleanText);
        json.WriteBoolean("handle_chinese_chars", handleChineseChars);
        if (stripAccents is { } value) json.WriteBoolean("strip_accents", value);
        else json.WriteNull("strip_accents");
        json.WriteBoolean("lowercase", lowercase);
        json.WriteEndObject();
    }

    private readonly struct Cleaner(bool cleanText, bool handleChineseChars) : IPieceRewriter
    {
        public void Rewrite(ReadOnlySpan<byte> piece, ref PieceWriter writer)
        {
            while (!piece.IsEmpty)
            {
                var c = Utf8Text.Decode(piece, out var length);
                piece = piece[length..];
                if (cleanText)
                {
                    if (IsControl(c))
                    {
                        writer.Skip(1);
                        continue;
                    }

                    if (CodePoints.IsWhiteSpace(c)) c = ' ';
                }

                if (handleChineseChars && CodePoints.IsHan(c))
                {
                    writer.Put(' ', 0);
                    writer.Put(c, 1);
                    writer.Put(' ', 1);
                }
                else
                {
                    writer.Put(c, 0);
                }
            }
        }

        private static bool IsControl(int c) =>
            c < 0x80
                ? c is < 0x20 and not '\t' and not '\n' and not '\r' or 0x7F
                : c == Replacement || UnicodeFile.Instance.Others.Contains(c);
    }

    private readonly struct AccentStripper : IPieceRewriter
    {
        public void Rewrite(ReadOnlySpan<byte> piece, ref PieceWriter writer)
        {
            var sink = new Sink(writer);
            var composer = new CanonicalComposer<Sink>(
                NormalizationForm.FormD, NormalizationTables.Pinned, writer.Composition, ref sink);
            composer.PushAll(piece);
            writer = sink.Writer;
        }
    }

    private struct Sink(PieceWriter writer) : ICharacterSink
    {
        internal PieceWriter Writer = writer;

        public void Put(int codePoint, int change)
        {
            if (codePoint >= 0x80 && UnicodeFile.Instance.NonspacingMarks.Contains(codePoint)) Writer.Drop(change);
            else Writer.Put(codePoint, change);
        }
    }
}
