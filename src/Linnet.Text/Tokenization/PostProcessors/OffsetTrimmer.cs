namespace Linnet.Text.Tokenization;

/// <summary>Takes the white space at the ends of byte-level tokens out of their offsets.</summary>
internal static class OffsetTrimmer
{
    internal static void Trim(TokenSequence sequence, bool addPrefixSpace)
    {
        for (var i = 0; i < sequence.Tokens.Count; i++)
        {
            var token = sequence.Tokens[i];
            var leading = token.Text.TakeWhile(IsSpace).Count();
            var trailing = token.Text.Reverse().TakeWhile(IsSpace).Count();

            // A single space at the very front was put there by the pre-tokeniser: the text does not have it.
            if (leading == 1 && addPrefixSpace && (i == 0 || token.Start == 0)) leading = 0;
            var start = Math.Min(token.Start + leading, token.End);
            var end = trailing > 0 && token.End >= trailing ? Math.Max(token.End - trailing, start) : token.End;
            sequence.Tokens[i] = token with { Start = start, End = end };
        }
    }

    private static bool IsSpace(char c) => c == ByteAlphabet.ToChar((byte)' ') || char.IsWhiteSpace(c);
}
