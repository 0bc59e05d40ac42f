namespace Linnet.Text.Stemming;

/// <summary>
/// A word under way to its stem: its letters, with a consonant y written <c>Y</c>, and the regions R1 and R2.
/// </summary>
internal ref struct PorterWord
{
    private readonly Span<char> _letters;

    internal PorterWord(Span<char> letters, int length)
    {
        _letters = letters;
        Length = length;
        for (var i = 0; i < length; i++)
            if (letters[i] == 'y' && (i == 0 || IsVowel(letters[i - 1]))) letters[i] = 'Y';
        var prefix = PorterExceptions.RegionPrefix(letters[..length]);
        R1 = prefix > 0 ? prefix : RegionAfter(0);
        R2 = RegionAfter(R1);
    }

    internal int Length { get; private set; }

    /// <summary>Where R1 begins: after the first consonant that follows a vowel.</summary>
    internal int R1 { get; }

    /// <summary>Where R2 begins: the same rule, within R1.</summary>
    internal int R2 { get; }

    internal readonly ReadOnlySpan<char> Letters => _letters[..Length];

    /// <summary>Short: it ends in a short syllable and has nothing in R1.</summary>
    internal readonly bool IsShort => R1 >= Length && EndsInShortSyllable(Length);

    internal static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    internal readonly bool EndsWith(string suffix) => Letters.EndsWith(suffix);

    internal readonly bool HasVowelBefore(int end)
    {
        for (var i = 0; i < end; i++)
            if (IsVowel(_letters[i])) return true;
        return false;
    }

    internal readonly bool EndsInDouble =>
        Length > 1 && _letters[Length - 1] == _letters[Length - 2] && _letters[Length - 1] is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't';

    /// <summary>
    /// Whether the letters before <paramref name="end"/> end in a short syllable: a vowel between two consonants of which the
    /// last is no w, x or Y, or a vowel at the very beginning and a consonant.
    /// </summary>
    internal readonly bool EndsInShortSyllable(int end)
    {
        if (end < 2 || IsVowel(_letters[end - 1]) || !IsVowel(_letters[end - 2])) return false;
        return end == 2 || (!IsVowel(_letters[end - 3]) && _letters[end - 1] is not ('w' or 'x' or 'Y'));
    }

    /// <summary>Cuts letters off the end and puts others there.</summary>
    internal void Replace(int cut, string by)
    {
        by.CopyTo(_letters[(Length - cut)..]);
        Length += by.Length - cut;
    }

    internal void Cut(int count) => Length -= count;

    /// <summary>The consonant mark of y was only for the rules.</summary>
    internal readonly void Finish() => _letters[..Length].Replace('Y', 'y');

    private readonly int RegionAfter(int from)
    {
        for (var i = from + 1; i < Length; i++)
            if (!IsVowel(_letters[i]) && IsVowel(_letters[i - 1])) return i + 1;
        return Length;
    }
}
