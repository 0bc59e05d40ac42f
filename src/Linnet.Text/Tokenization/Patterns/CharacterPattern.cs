namespace Linnet.Text.Tokenization;

/// <summary>Matches each single character that has a property.</summary>
internal readonly struct CharacterPattern(Func<int, bool> property) : IPattern
{
    public void FindMatches(ReadOnlySpan<byte> text, Row<Match> matches)
    {
        var last = 0;
        for (var i = 0; i < text.Length;)
        {
            var c = Utf8Text.Decode(text[i..], out var length);
            if (property(c))
            {
                if (last < i) matches.Add(new Match(last, i, false));
                last = i + length;
                matches.Add(new Match(i, last, true));
            }

            i += length;
        }

        if (last < text.Length) matches.Add(new Match(last, text.Length, false));
    }
}
