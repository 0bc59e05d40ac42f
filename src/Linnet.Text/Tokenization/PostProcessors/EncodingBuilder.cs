namespace Linnet.Text.Tokenization;

/// <summary>Puts texts and what a post-processor adds together into an <see cref="Encoding"/>, padded where asked.</summary>
internal ref struct EncodingBuilder
{
    private readonly TokenFrame _frame;
    private readonly PaddingOptions? _padding;
    private readonly int _length;
    private readonly int[] _ids;
    private readonly TokenOffset[] _offsets;
    private readonly TokenOffset[]? _codePointOffsets;
    private readonly int[] _typeIds;
    private readonly int[] _specialTokensMask;
    private readonly int[] _attentionMask;
    private readonly NamedToken[] _named;
    private readonly CodePointMap? _firstMap;
    private readonly CodePointMap? _secondMap;
    private int _at;
    private int _namedCount;

    private EncodingBuilder(TokenFrame frame, int length, int named, string text, string? pair, PaddingOptions? padding)
    {
        var total = PaddedLength(length, padding);
        _frame = frame;
        _padding = padding;
        _length = length;
        _ids = new int[total];
        _offsets = new TokenOffset[total];
        _typeIds = new int[total];
        _specialTokensMask = new int[total];
        _attentionMask = new int[total];
        named += frame.Added + total - length;
        _named = named == 0 ? [] : new NamedToken[named];
        _firstMap = CodePointMap.For(text);
        _secondMap = pair is null ? null : CodePointMap.For(pair);

        // Without surrogates code points are UTF-16 units.
        if (_firstMap is not null || _secondMap is not null) _codePointOffsets = new TokenOffset[total];
    }

    internal static Encoding Build(
        TokenFrame frame, LocatedTokens first, LocatedTokens second, string text, string? pair, PaddingOptions? padding, Vocabulary vocabulary)
    {
        var named = 0;
        foreach (var part in frame.Parts) named += !part.IsText ? 0 : part.Text == 0 ? first.NamedCount : second.NamedCount;
        var builder = new EncodingBuilder(frame, frame.Length(first.Count, second.Count), named, text, pair, padding);
        builder.Fill(first, second);
        return new Encoding(
            builder._ids, builder._offsets, builder._codePointOffsets ?? builder._offsets, builder._typeIds, builder._specialTokensMask,
            builder._attentionMask, vocabulary, builder._named);
    }

    private static int PaddedLength(int length, PaddingOptions? padding)
    {
        if (padding is null) return length;
        var target = padding.FixedLength ?? length;
        if (padding.PadToMultipleOf is { } multiple and > 0) target = (target + multiple - 1) / multiple * multiple;
        return Math.Max(length, target);
    }

    private void Fill(LocatedTokens first, LocatedTokens second)
    {
        if (_padding?.Direction == TextSide.Left) Pad(_ids.Length - _length);
        _attentionMask.AsSpan(_at, _length).Fill(1);
        foreach (var part in _frame.Parts)
        {
            if (!part.IsText) AddSpecial(part.Id, part.Token, part.TypeId);
            else if (part.Text == 0) AddText(first, part.TypeId, _firstMap);
            else AddText(second, part.TypeId, _secondMap);
        }

        Pad(_ids.Length - _at);
    }

    private void AddSpecial(int id, string token, int typeId)
    {
        _ids[_at] = id;
        _typeIds[_at] = typeId;
        _specialTokensMask[_at] = 1;
        _named[_namedCount++] = new NamedToken(_at++, token);
    }

    private void AddText(LocatedTokens tokens, int typeId, CodePointMap? map)
    {
        tokens.Ids.CopyTo(_ids.AsSpan(_at));
        var offsets = _offsets.AsSpan(_at, tokens.Count);
        tokens.Offsets.CopyTo(offsets);
        if (typeId != 0) _typeIds.AsSpan(_at, tokens.Count).Fill(typeId);
        for (var i = 0; i < tokens.NamedCount; i++)
        {
            var named = tokens.Named(i);
            _named[_namedCount++] = named with { Index = _at + named.Index };
        }

        if (map is not null)
            foreach (ref var offset in offsets) offset = map.Whole(offset);
        if (_codePointOffsets is not null)
        {
            var converted = _codePointOffsets.AsSpan(_at);
            for (var i = 0; i < offsets.Length; i++) converted[i] = map?.CodePoints(offsets[i]) ?? offsets[i];
        }

        _at += tokens.Count;
    }

    private void Pad(int count)
    {
        for (; count > 0; count--) AddSpecial(_padding!.PadId, _padding.PadToken, _padding.PadTypeId);
    }
}
