using Linnet.Text.Tokenization;

namespace Linnet.Tests;

/// <summary>
/// The specification of encoding, written as plainly as can be: every text through all steps with its alignment, every word to the model, no
/// tables, no caches. The tokeniser's own ways are held to it.
/// </summary>
internal static class PlainEncoder
{
    /// <summary>The tokens of one text, with nothing around them; offsets in UTF-16 units.</summary>
    internal static List<(int Id, string Text, int Start, int End)> Encode(Tokenizer tokenizer, string text)
    {
        var added = new AddedVocabulary(tokenizer.Model.Vocabulary, tokenizer.AddedTokens.OrderBy(pair => pair.Key).Select(pair => pair.Value));
        var pieces = new TextPieces();
        pieces.Load(text, aligned: true);
        new TextPipeline(tokenizer.Normalizer, tokenizer.PreTokenizer, added.InOrder).Run(pieces);
        var all = new List<(int, string, int, int)>();
        foreach (var piece in pieces.Pieces)
        {
            if (piece.IsToken)
            {
                var origin = pieces.Origin(piece.Start, piece.End);
                all.Add((piece.TokenId, Utf8Text.ToString(pieces[piece]), origin.Start, origin.End));
                continue;
            }

            var word = pieces[piece];
            var tokens = new Row<WordToken>();
            tokenizer.Model.Tokenize(word, tokens);
            foreach (var token in tokens.AsSpan())
            {
                var origin = pieces.Origin(piece.Start + token.Start, piece.Start + token.End);
                var surface = token.IsSurface ? Utf8Text.ToString(word[token.Start..token.End]) : tokenizer.Model.Vocabulary.Token(token.Id)!;
                all.Add((token.Id, surface, origin.Start, origin.End));
            }
        }

        return all;
    }

    /// <summary>Whether an encoding without special tokens, untrimmed, is what the specification says, token by token.</summary>
    internal static bool Agrees(Encoding encoding, Tokenizer tokenizer, string text)
    {
        var expected = Encode(tokenizer, text);
        if (expected.Count != encoding.Length) return false;
        for (var i = 0; i < expected.Count; i++)
        {
            var (id, token, start, end) = expected[i];
            if (encoding.Ids[i] != id || encoding.Tokens[i] != token || encoding.Offsets[i] != new TokenOffset(start, end)) return false;
            if (encoding.CodePointOffsets[i] != new TokenOffset(CodePoints(text, start), CodePoints(text, end))) return false;
        }

        return true;
    }

    /// <summary>What trimming makes of a token's offsets, with all the text that it needs to know.</summary>
    internal static TokenOffset Trim((int Id, string Text, int Start, int End) token, bool isFirst, bool addPrefixSpace)
    {
        static bool IsSpace(char c) => c == '\u0120' || char.IsWhiteSpace(c);
        var leading = token.Text.TakeWhile(IsSpace).Count();
        var trailing = token.Text.Reverse().TakeWhile(IsSpace).Count();
        if (leading == 1 && addPrefixSpace && (isFirst || token.Start == 0)) leading = 0;
        var start = Math.Min(token.Start + leading, token.End);
        return new TokenOffset(start, trailing > 0 && token.End >= trailing ? Math.Max(token.End - trailing, start) : token.End);
    }

    private static int CodePoints(string text, int units) => text[..units].EnumerateRunes().Count();
}
