namespace Linnet.Data;

/// <summary>Signs that a text was decoded wrongly somewhere on its way.</summary>
internal static class EncodingDamage
{
    /// <summary>What looks damaged, or null.</summary>
    internal static string? Find(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var next = i + 1 < text.Length ? text[i + 1] : '\0';
            switch (text[i])
            {
                case '\uFFFD': return "replacement character U+FFFD";
                case '\0': return "NUL character";
                case >= '\u0080' and <= '\u009F': return "C1 control character";
                case >= '\uE000' and <= '\uF8FF': return "private-use character";
                case 'Ã' or 'Â' when next is >= '\u0080' and <= '\u00BF': return "UTF-8 read as Latin-1";
                case 'â' when next is '€' or '\u0080' or '„': return "UTF-8 read as Windows-1252";
                case 'ï' when next is '»' && i + 2 < text.Length && text[i + 2] == '¿': return "byte-order mark read as Latin-1";
                case '+' when next is > '\u00A0' and < '\u0250' && (LetterAt(text, i - 1) || LetterAt(text, i + 2)): return "UTF-8 read in a DOS code page";
                case '锟' when next is '斤': return "replacement characters read as GBK";
                default: break;
            }
        }

        return null;
    }

    private static bool LetterAt(string text, int index) => (uint)index < (uint)text.Length && char.IsAsciiLetter(text[index]);
}
