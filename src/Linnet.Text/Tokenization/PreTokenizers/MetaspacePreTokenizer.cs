using System.Text;
using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Writes spaces as a visible mark, usually ▁, and cuts before each (Kudo and Richardson 2018, SentencePiece).</summary>
/// <param name="replacement">The mark.</param>
/// <param name="prependScheme">When to put a mark in front.</param>
/// <param name="split">Whether to cut at all.</param>
public sealed class MetaspacePreTokenizer(
    Rune replacement, PrependScheme prependScheme = PrependScheme.Always, bool split = true) : PreTokenizer
{
    /// <summary>The usual mark, U+2581.</summary>
    public static readonly Rune DefaultReplacement = new('\u2581');

    /// <summary>Uses the usual mark ▁, in front of every stretch, with cuts.</summary>
    public MetaspacePreTokenizer()
        : this(DefaultReplacement)
    {
    }

    internal override bool NeedsOrigins => prependScheme == PrependScheme.First;

    internal override void Apply(TextPieces text)
    {
        text.Rewrite(new Marking(replacement, prependScheme));
        var mark = replacement.Value;
        if (split) text.Split(new CharacterPattern(c => c == mark), SplitBehavior.MergedWithNext);
    }

    internal override AsciiScanner? CreateAsciiScanner() =>
        split && !replacement.IsAscii ? new MetaspaceScanner(replacement, prependScheme != PrependScheme.Never) : null;

    internal override void Write(Utf8JsonWriter json) => MetaspaceFields.Write(json, replacement, prependScheme, split);

    private readonly struct Marking(Rune mark, PrependScheme scheme) : IPieceRewriter
    {
        public void Rewrite(ReadOnlySpan<byte> piece, ref PieceWriter writer)
        {
            if (piece.IsEmpty) return;
            Span<byte> buffer = stackalloc byte[4];
            ReadOnlySpan<byte> spelt = buffer[..mark.EncodeToUtf8(buffer)];
            var at = 0;
            if (NeedsMark(piece, spelt, writer.Origin))
            {
                writer.Put(mark.Value, 0);
                writer.Put(Utf8Text.Decode(piece, out at), 1);
            }

            while (at < piece.Length)
            {
                var next = piece[at..].IndexOf((byte)' ');
                var end = next < 0 ? piece.Length : at + next;
                writer.Copy(at, end);
                if (next >= 0) writer.Substitute(spelt, ++end);
                at = end;
            }
        }

        private bool NeedsMark(ReadOnlySpan<byte> piece, ReadOnlySpan<byte> spelt, int origin) =>
            (scheme == PrependScheme.Always || (scheme == PrependScheme.First && origin == 0))
            && piece[0] != ' ' && !piece.StartsWith(spelt);
    }
}
