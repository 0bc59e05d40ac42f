using System.Text;

namespace Linnet.Text.Segmentation;

/// <summary>Words of scripts that write spaces.</summary>
internal static class SpacedWord
{
    /// <summary>The end of the word that begins at a place; the place itself where none does.</summary>
    internal static int End(ReadOnlySpan<char> text, int start, WordSegmenterOptions options)
    {
        var at = start;
        Rune last = default;
        while (at < text.Length)
        {
            Rune.DecodeFromUtf16(text[at..], out var rune, out var length);
            if (!Scripts.IsWordCharacter(rune))
            {
                if (at == start || !Joins(rune, last, text[(at + length)..], options)) break;
            }

            last = rune;
            at += length;
        }

        return at;
    }

    /// <summary>Whether a mark between two characters of a word belongs to it.</summary>
    private static bool Joins(Rune mark, Rune before, ReadOnlySpan<char> rest, WordSegmenterOptions options)
    {
        Rune.DecodeFromUtf16(rest, out var after, out _);
        return mark.Value switch
        {
            '\'' or '\u2019' => options.JoinApostrophes && Rune.IsLetter(before) && IsWordLetter(after),
            '-' or '\u2010' or '\u2011' => options.JoinHyphens && Rune.IsLetterOrDigit(before) && Scripts.IsWordCharacter(after),
            '.' or ',' => options.JoinNumbers && Rune.IsDigit(before) && Rune.IsDigit(after),
            _ => false,
        };
    }

    private static bool IsWordLetter(Rune rune) => Rune.IsLetter(rune) && Scripts.IsWordCharacter(rune);
}
