using System.Globalization;
using System.Text;

namespace Linnet.Models.Sparse;

/// <summary>
/// A text as n-gram features see it: code points, lower-cased, full-width forms made half-width, curly quotes made straight,
/// white space and control characters made single spaces with one at either end; and the words in it. Reused from text to
/// text by one thread, so that reading a text allocates nothing.
/// </summary>
internal sealed class FoldedText
{
    private int[] _codes = new int[256];
    private (int Start, int End)[] _words = new (int, int)[64];
    private int _codeCount;
    private int _wordCount;

    private enum Kind
    {
        Space,
        Letter,
        Ideograph,
        Symbol,
    }

    /// <summary>The code points; the first and the last are spaces.</summary>
    public ReadOnlySpan<int> Codes => _codes.AsSpan(0, _codeCount);

    /// <summary>Start and end (exclusive) of every word in <see cref="Codes"/>, in order.</summary>
    public ReadOnlySpan<(int Start, int End)> Words => _words.AsSpan(0, _wordCount);

    public void Read(string text)
    {
        _codeCount = 0;
        _wordCount = 0;
        if (_codes.Length < text.Length + 2) _codes = new int[Math.Max(text.Length + 2, _codes.Length * 2)];
        _codes[_codeCount++] = ' ';
        foreach (var rune in text.EnumerateRunes())
        {
            var code = Fold(rune);
            if (code != ' ' || _codes[_codeCount - 1] != ' ') _codes[_codeCount++] = code;
        }

        if (_codes[_codeCount - 1] != ' ' || _codeCount == 1) _codes[_codeCount++] = ' ';
        FindWords();
    }

    private static int Fold(Rune rune)
    {
        var code = rune.Value;
        if (code < 128) return code is >= 'A' and <= 'Z' ? code + 32 : code <= ' ' || code == 127 ? ' ' : code;
        return code switch
        {
            >= 0xFF01 and <= 0xFF5E => Fold(new Rune(code - 0xFEE0)),
            0x2018 or 0x2019 => '\'',
            0x201C or 0x201D => '"',
            _ when Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) => ' ',
            _ => Rune.ToLowerInvariant(rune).Value,
        };
    }

    private static Kind KindOf(int code)
    {
        if (code == ' ') return Kind.Space;
        if (code < 128) return char.IsAsciiLetterOrDigit((char)code) || code == '_' ? Kind.Letter : Kind.Symbol;
        if (code is (>= 0x2E80 and <= 0x9FFF and not (>= 0x3000 and <= 0x303F)) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF))
            return Kind.Ideograph;
        return Rune.GetUnicodeCategory(new Rune(code)) switch
        {
            <= UnicodeCategory.OtherNumber => Kind.Letter,
            _ => Kind.Symbol,
        };
    }

    private void FindWords()
    {
        for (var i = 1; i < _codeCount;)
        {
            var start = i;
            var kind = KindOf(_codes[i++]);
            if (kind == Kind.Space) continue;
            if (kind == Kind.Letter)
            {
                // An apostrophe between letters belongs to the word: don't, l'eau.
                while (KindOf(_codes[i]) == Kind.Letter || (_codes[i] == '\'' && KindOf(_codes[i + 1]) == Kind.Letter)) i++;
            }

            if (_wordCount == _words.Length) Array.Resize(ref _words, _words.Length * 2);
            _words[_wordCount++] = (start, i);
        }
    }
}
