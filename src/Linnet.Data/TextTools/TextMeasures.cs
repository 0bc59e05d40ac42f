using System.Text;

namespace Linnet.Data;

/// <summary>Simple measures of one text.</summary>
internal static class TextMeasures
{
    /// <summary>Unicode characters (code points).</summary>
    internal static int Characters(string text)
    {
        var count = text.Length;
        foreach (var c in text)
            if (char.IsLowSurrogate(c)) count--;
        return count;
    }

    /// <summary>Words: runs of letters and digits; each Chinese character or kana counts as one.</summary>
    internal static int Words(string text)
    {
        var words = 0;
        var inside = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (ScriptTable.Of(rune.Value) is Script.Han or Script.Kana)
            {
                words++;
                inside = false;
                continue;
            }

            var isPart = Rune.IsLetterOrDigit(rune) || (inside && rune.Value is '\'' or '’' or '_' or 0x0301);
            if (isPart && !inside) words++;
            inside = isPart;
        }

        return words;
    }

    /// <summary>Share of the characters that are neither letters, digits nor spaces, 0 to 1.</summary>
    internal static double SymbolRatio(string text)
    {
        int symbols = 0, all = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            all++;
            if (!Rune.IsLetterOrDigit(rune) && !Rune.IsWhiteSpace(rune)) symbols++;
        }

        return all == 0 ? 0 : (double)symbols / all;
    }
}
