using Linnet.Evaluation;

namespace Linnet.Training.Tasks.Sequences;

/// <summary>What metrics count: words where there are spaces, characters in Chinese.</summary>
internal static class WrittenScript
{
    /// <summary>Letters that are looked at; a language shows itself early.</summary>
    private const int Sample = 20_000;

    /// <summary>sacreBLEU's tokeniser for a language; BLEU's signature names it.</summary>
    /// <param name="references">The true texts.</param>
    internal static BleuOptions BleuFor(IReadOnlyList<string> references) =>
        new() { Tokenizer = IsChinese(references) ? BleuTokenizer.Chinese : BleuTokenizer.Mteval13a };

    /// <summary>What ROUGE counts in a language.</summary>
    /// <param name="references">The true texts.</param>
    internal static RougeOptions RougeFor(IReadOnlyList<string> references) =>
        new() { Tokens = IsChinese(references) ? RougeTokens.Characters : RougeTokens.Words };

    /// <summary>Whether most letters are Han characters.</summary>
    /// <param name="texts">Any number.</param>
    internal static bool IsChinese(IReadOnlyList<string> texts)
    {
        var (letters, han) = (0, 0);
        foreach (var text in texts)
        {
            foreach (var character in text)
            {
                if (char.IsLetter(character)) letters++;
                if (character is >= '\u4e00' and <= '\u9fff') han++;
            }

            if (letters > Sample) break;
        }

        return 2 * han > letters;
    }
}
