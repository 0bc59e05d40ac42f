namespace Linnet.Text.Tokenization;

/// <summary>Puts the parts that a post-processor leaves together into an <see cref="Encoding"/>, padded where asked.</summary>
internal static class EncodingBuilder
{
    internal static Encoding Build(List<TokenSequence> parts, string text, string? pair, PaddingOptions? padding)
    {
        var length = parts.Sum(part => part.Tokens.Count);
        var total = PaddedLength(length, padding);
        var encoding = new Encoding(
            new int[total], new string[total], new TokenOffset[total], new TokenOffset[total], new int[total], new int[total], new int[total]);
        var at = 0;
        if (padding?.Direction == TextSide.Left) at = Pad(encoding, at, total - length, padding);
        var maps = new CodePointMap?[] { CodePointMap.For(text), pair is null ? null : CodePointMap.For(pair) };
        var texts = 0;
        foreach (var part in parts)
        {
            // Special parts have no offsets; the first part that is not special is the first text.
            var map = maps[Math.Min(texts, 1)];
            if (part.Tokens.Exists(token => !token.IsSpecial) || part.Tokens.Count == 0) texts++;
            foreach (var token in part.Tokens) Put(encoding, at++, token, map);
        }

        if (padding is not null) Pad(encoding, at, total - at, padding);
        return encoding;
    }

    private static int PaddedLength(int length, PaddingOptions? padding)
    {
        if (padding is null) return length;
        var target = padding.FixedLength ?? length;
        if (padding.PadToMultipleOf is { } multiple and > 0) target = (target + multiple - 1) / multiple * multiple;
        return Math.Max(length, target);
    }

    private static void Put(Encoding encoding, int at, TokenRecord token, CodePointMap? map)
    {
        encoding.Ids[at] = token.Id;
        encoding.Tokens[at] = token.Text;
        encoding.Offsets[at] = map?.Whole(token.Start, token.End) ?? new TokenOffset(token.Start, token.End);
        encoding.CodePointOffsets[at] = map?.CodePoints(encoding.Offsets[at]) ?? encoding.Offsets[at];
        encoding.TypeIds[at] = token.TypeId;
        encoding.SpecialTokensMask[at] = token.IsSpecial ? 1 : 0;
        encoding.AttentionMask[at] = 1;
    }

    private static int Pad(Encoding encoding, int at, int count, PaddingOptions padding)
    {
        for (; count > 0; count--, at++)
        {
            encoding.Ids[at] = padding.PadId;
            encoding.Tokens[at] = padding.PadToken;
            encoding.TypeIds[at] = padding.PadTypeId;
            encoding.SpecialTokensMask[at] = 1;
        }

        return at;
    }

    /// <summary>From UTF-16 positions to code points; only texts with surrogates need one.</summary>
    private sealed class CodePointMap
    {
        private readonly string _text;
        private readonly int[] _counts;

        private CodePointMap(string text)
        {
            _text = text;
            _counts = new int[text.Length + 1];
            for (var i = 0; i < text.Length; i++) _counts[i + 1] = _counts[i] + (SplitsPair(i) ? 0 : 1);
        }

        internal static CodePointMap? For(string text) =>
            text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0 ? null : new CodePointMap(text);

        internal TokenOffset CodePoints(TokenOffset whole) => new(_counts[whole.Start], _counts[whole.End]);

        /// <summary>
        /// Trimming takes away one unit for each space, also for one that the text does not have, and may so end up between two
        /// surrogates: then the whole character goes.
        /// </summary>
        internal TokenOffset Whole(int start, int end)
        {
            var wholeEnd = !SplitsPair(end) ? end : end == start ? end + 1 : end - 1;
            return new TokenOffset(SplitsPair(start) ? start + 1 : start, wholeEnd);
        }

        private bool SplitsPair(int position) =>
            position > 0 && position < _text.Length && char.IsSurrogatePair(_text[position - 1], _text[position]);
    }
}
