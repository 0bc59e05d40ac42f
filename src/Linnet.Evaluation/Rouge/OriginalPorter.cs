namespace Linnet.Evaluation;

/// <summary>
/// Porter's first stemmer (Porter 1980, "An algorithm for suffix stripping") with NLTK's additions. It is part of ROUGE's definition:
/// the later Porter2, which serves everywhere else, would give other scores.
/// </summary>
internal static class OriginalPorter
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["sky"] = "sky",
        ["skies"] = "sky",
        ["dying"] = "die",
        ["lying"] = "lie",
        ["tying"] = "tie",
        ["news"] = "news",
        ["innings"] = "inning",
        ["inning"] = "inning",
        ["outings"] = "outing",
        ["outing"] = "outing",
        ["cannings"] = "canning",
        ["canning"] = "canning",
        ["howe"] = "howe",
        ["proceed"] = "proceed",
        ["exceed"] = "exceed",
        ["succeed"] = "succeed",
    };

    private static readonly (string Suffix, string By)[] Step2Rules =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"), ("alli", "al"),
        ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"),
        ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("fulli", "ful"),
    ];

    private static readonly (string Suffix, string By)[] Step3Rules =
    [
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ];

    private static readonly string[] Step4Suffixes =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize",
    ];

    /// <summary>The stem of a lower-cased word.</summary>
    internal static string Stem(string word)
    {
        if (Irregular.TryGetValue(word, out var stem)) return stem;
        if (word.Length <= 2) return word;
        word = Step1B(Step1A(word));
        if (word.Length > 2 && word[^1] == 'y' && IsConsonant(word, word.Length - 2)) word = word[..^1] + "i";
        return Step5(Step4(Replace(Step2(word), Step3Rules)));
    }

    private static string Step1A(string word)
    {
        if (Ends(word, "ies")) return word.Length == 4 ? word[..^1] : word[..^2];
        if (Ends(word, "sses")) return word[..^2];
        return Ends(word, "s") && !Ends(word, "ss") ? word[..^1] : word;
    }

    private static string Step1B(string word)
    {
        if (Ends(word, "ied")) return word.Length == 4 ? word[..^1] : word[..^2];
        if (Ends(word, "eed")) return Measure(word.AsSpan()[..^3]) > 0 ? word[..^1] : word;
        var cut = Ends(word, "ed") ? 2 : Ends(word, "ing") ? 3 : 0;
        if (cut == 0 || !HasVowel(word.AsSpan()[..^cut])) return word;
        word = word[..^cut];
        if (Ends(word, "at") || Ends(word, "bl") || Ends(word, "iz")) return word + "e";
        if (word.Length > 1 && word[^1] == word[^2] && IsConsonant(word, word.Length - 1)) return word[^1] is 'l' or 's' or 'z' ? word : word[..^1];
        return Measure(word) == 1 && EndsInShortSyllable(word) ? word + "e" : word;
    }

    private static string Step2(string word)
    {
        if (Ends(word, "alli") && Measure(word.AsSpan()[..^4]) > 0) return Step2(word[..^2]);

        // The l counts as part of the stem, so that "geology" loses its ending as "archaeology" does.
        if (Ends(word, "logi")) return Measure(word.AsSpan()[..^3]) > 0 ? word[..^1] : word;
        return Replace(word, Step2Rules);
    }

    private static string Step4(string word)
    {
        foreach (var suffix in Step4Suffixes)
        {
            if (!Ends(word, suffix)) continue;
            var stem = word[..^suffix.Length];
            return Measure(stem) > 1 && (suffix != "ion" || stem[^1] is 's' or 't') ? stem : word;
        }

        return word;
    }

    private static string Step5(string word)
    {
        if (Ends(word, "e"))
        {
            var stem = word[..^1];
            var measure = Measure(stem);
            if (measure > 1 || (measure == 1 && !EndsInShortSyllable(stem))) word = stem;
        }

        return Ends(word, "ll") && Measure(word.AsSpan()[..^1]) > 1 ? word[..^1] : word;
    }

    private static string Replace(string word, (string Suffix, string By)[] rules)
    {
        foreach (var (suffix, by) in rules)
            if (Ends(word, suffix)) return Measure(word.AsSpan()[..^suffix.Length]) > 0 ? word[..^suffix.Length] + by : word;
        return word;
    }

    private static bool Ends(string word, string suffix) => word.EndsWith(suffix, StringComparison.Ordinal);

    /// <summary>How often a vowel is followed by a consonant: m in [C](VC)^m[V].</summary>
    private static int Measure(ReadOnlySpan<char> word)
    {
        var measure = 0;
        var afterVowel = false;
        for (var i = 0; i < word.Length; i++)
        {
            var consonant = IsConsonant(word, i);
            if (afterVowel && consonant) measure++;
            afterVowel = !consonant;
        }

        return measure;
    }

    private static bool HasVowel(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
            if (!IsConsonant(word, i)) return true;
        return false;
    }

    /// <summary>Consonant, vowel, consonant other than w, x, y; or, NLTK's addition, a word of a vowel and a consonant.</summary>
    private static bool EndsInShortSyllable(string word)
    {
        var last = word.Length - 1;
        if (last == 1) return !IsConsonant(word, 0) && IsConsonant(word, 1);
        return last > 1 && IsConsonant(word, last - 2) && !IsConsonant(word, last - 1) && IsConsonant(word, last) && word[last] is not ('w' or 'x' or 'y');
    }

    /// <summary>A y is a consonant at the beginning and after a vowel.</summary>
    private static bool IsConsonant(ReadOnlySpan<char> word, int at)
    {
        var consonant = true;
        for (var i = at; i >= 0; i--)
        {
            if (word[i] is 'a' or 'e' or 'i' or 'o' or 'u') return !consonant;
            if (word[i] != 'y' || i == 0) return consonant;
            consonant = !consonant;
        }

        return consonant;
    }
}
