using System.Text;

namespace Linnet.Evaluation;

/// <summary>Cuts texts into the words that ROUGE counts.</summary>
internal static class RougeText
{
    /// <summary>rouge-score leaves words of up to this many letters as they are.</summary>
    private const int LongestUnstemmed = 3;

    internal static List<string> Split(string text, RougeOptions options)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.ToLowerInvariant().EnumerateRunes())
        {
            var alone = options.Tokens == RougeTokens.Characters && TextUnits.IsIdeographic(rune);
            if (!alone && IsPartOfWord(rune, options.Tokens))
            {
                word.Append(rune.ToString());
                continue;
            }

            End();
            if (alone) words.Add(rune.ToString());
        }

        End();
        return words;

        void End()
        {
            if (word.Length == 0) return;
            var whole = word.ToString();
            words.Add(options.UseStemmer && whole.Length > LongestUnstemmed ? OriginalPorter.Stem(whole) : whole);
            word.Clear();
        }
    }

    private static bool IsPartOfWord(Rune rune, RougeTokens tokens) =>
        rune.IsAscii ? char.IsAsciiLetterOrDigit((char)rune.Value) : tokens == RougeTokens.Characters && Rune.IsLetterOrDigit(rune);
}
