namespace Linnet.Text.Stemming;

/// <summary>The steps of Porter2, in the description's own numbering.</summary>
internal static class PorterSteps
{
    private static readonly SuffixRule[] Step2Rules =
    [
        new("ization", "ize"), new("ational", "ate"), new("fulness", "ful"), new("ousness", "ous"), new("iveness", "ive"),
        new("tional", "tion"), new("biliti", "ble"), new("lessli", "less"),
        new("entli", "ent"), new("ation", "ate"), new("alism", "al"), new("aliti", "al"), new("ousli", "ous"), new("iviti", "ive"),
        new("fulli", "ful"),
        new("enci", "ence"), new("anci", "ance"), new("abli", "able"), new("izer", "ize"), new("ator", "ate"), new("alli", "al"),
        new("bli", "ble"), new("ogi", "og"), new("li", ""),
    ];

    private static readonly SuffixRule[] Step3Rules =
    [
        new("ational", "ate"), new("tional", "tion"), new("alize", "al"), new("icate", "ic"), new("iciti", "ic"), new("ative", ""),
        new("ical", "ic"), new("ness", ""), new("ful", ""),
    ];

    private static readonly SuffixRule[] Step4Rules =
    [
        new("ement", ""), new("ance", ""), new("ence", ""), new("able", ""), new("ible", ""), new("ment", ""),
        new("ant", ""), new("ent", ""), new("ism", ""), new("ate", ""), new("iti", ""), new("ous", ""), new("ive", ""),
        new("ize", ""), new("ion", ""), new("al", ""), new("er", ""), new("ic", ""),
    ];

    internal static void Run(ref PorterWord word)
    {
        Step0(ref word);
        Step1A(ref word);
        if (!PorterExceptions.IsCompleteAfterPlural(word.Letters))
        {
            Step1B(ref word);
            Step1C(ref word);
            Step2(ref word);
            Step3(ref word);
            Step4(ref word);
            Step5(ref word);
        }

        word.Finish();
    }

    private static void Step0(ref PorterWord word)
    {
        if (word.EndsWith("'s'")) word.Cut(3);
        else if (word.EndsWith("'s")) word.Cut(2);
        else if (word.EndsWith("'")) word.Cut(1);
    }

    private static void Step1A(ref PorterWord word)
    {
        if (word.EndsWith("sses")) word.Cut(2);
        else if (word.EndsWith("ied") || word.EndsWith("ies")) word.Cut(word.Length > 4 ? 2 : 1);
        else if (word.EndsWith("us") || word.EndsWith("ss")) return;
        else if (word.EndsWith("s") && word.HasVowelBefore(word.Length - 2)) word.Cut(1);
    }

    private static void Step1B(ref PorterWord word)
    {
        var eed = word.EndsWith("eedly") ? 5 : word.EndsWith("eed") ? 3 : 0;
        if (eed > 0)
        {
            if (word.Length - eed >= word.R1) word.Replace(eed, "ee");
            return;
        }

        var cut = word.EndsWith("ingly") ? 5 : word.EndsWith("edly") ? 4 : word.EndsWith("ing") ? 3 : word.EndsWith("ed") ? 2 : 0;
        if (cut == 0 || !word.HasVowelBefore(word.Length - cut)) return;
        word.Cut(cut);
        if (word.EndsWith("at") || word.EndsWith("bl") || word.EndsWith("iz")) word.Replace(0, "e");
        else if (word.EndsInDouble) word.Cut(1);
        else if (word.IsShort) word.Replace(0, "e");
    }

    private static void Step1C(ref PorterWord word)
    {
        if (word.Length > 2 && word.Letters[^1] is 'y' or 'Y' && !PorterWord.IsVowel(word.Letters[^2])) word.Replace(1, "i");
    }

    private static void Step2(ref PorterWord word)
    {
        if (SuffixRule.Longest(Step2Rules, word) is not { } rule || !IsIn(word, word.R1, rule)) return;
        var before = word.Length > rule.Suffix.Length ? word.Letters[^(rule.Suffix.Length + 1)] : '\0';
        if (rule.Suffix == "ogi" && before != 'l') return;
        if (rule.Suffix == "li" && !"cdeghkmnrt".Contains(before)) return;
        word.Replace(rule.Suffix.Length, rule.By);
    }

    private static void Step3(ref PorterWord word)
    {
        if (SuffixRule.Longest(Step3Rules, word) is not { } rule || !IsIn(word, word.R1, rule)) return;
        if (rule.Suffix == "ative" && !IsIn(word, word.R2, rule)) return;
        word.Replace(rule.Suffix.Length, rule.By);
    }

    private static void Step4(ref PorterWord word)
    {
        if (SuffixRule.Longest(Step4Rules, word) is not { } rule || !IsIn(word, word.R2, rule)) return;
        if (rule.Suffix == "ion" && !(word.Length > 3 && word.Letters[^4] is 's' or 't')) return;
        word.Cut(rule.Suffix.Length);
    }

    private static void Step5(ref PorterWord word)
    {
        var last = word.Length - 1;
        if (last < 1) return;
        if (word.Letters[last] == 'e')
        {
            if (last >= word.R2 || (last >= word.R1 && !word.EndsInShortSyllable(last))) word.Cut(1);
        }
        else if (word.Letters[last] == 'l' && last >= word.R2 && word.Letters[last - 1] == 'l')
        {
            word.Cut(1);
        }
    }

    private static bool IsIn(scoped in PorterWord word, int region, SuffixRule rule) => word.Length - rule.Suffix.Length >= region;
}
