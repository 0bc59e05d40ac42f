namespace Linnet.Data;

/// <summary>
/// A rough guess at a text's language: by its script, and for the Latin script by the most frequent function words. Good enough
/// to see that a data set mixes languages; not meant for single short texts.
/// </summary>
internal static class LanguageGuess
{
    private static readonly (string Language, string[] Words)[] FunctionWords =
    [
        ("en", ["the", "of", "and", "to", "is", "it", "that", "you", "for", "with", "this", "was", "not", "my", "i"]),
        ("de", ["der", "die", "und", "das", "ist", "nicht", "ein", "eine", "ich", "mit", "auf", "zu", "den", "es", "sie"]),
        ("fr", ["le", "la", "les", "et", "est", "des", "une", "un", "pas", "dans", "que", "pour", "je", "il", "du"]),
        ("es", ["el", "los", "las", "y", "es", "una", "un", "que", "por", "con", "para", "muy", "del", "lo", "se"]),
        ("it", ["il", "di", "che", "è", "per", "una", "un", "non", "della", "sono", "con", "gli", "mi", "del", "molto"]),
        ("pt", ["o", "os", "e", "é", "uma", "um", "não", "que", "com", "para", "do", "da", "muito", "por", "em"]),
        ("nl", ["het", "een", "de", "en", "van", "is", "niet", "dat", "ik", "met", "op", "voor", "zijn", "te", "aan"]),
    ];

    /// <summary>Language codes (ISO 639-1) by word: a word may speak for several.</summary>
    private static readonly Dictionary<string, string[]> ByWord = FunctionWords
        .SelectMany(entry => entry.Words.Select(word => (word, entry.Language)))
        .GroupBy(pair => pair.word, pair => pair.Language)
        .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>An ISO 639-1 code, or <c>und</c> where nothing speaks for one.</summary>
    internal static string Of(string text, Script script) => script switch
    {
        Script.Han => "zh",
        Script.Kana => "ja",
        Script.Hangul => "ko",
        Script.Cyrillic => "ru",
        Script.Greek => "el",
        Script.Arabic => "ar",
        Script.Hebrew => "he",
        Script.Thai => "th",
        Script.Devanagari => "hi",
        Script.Latin => OfLatin(text),
        _ => "und",
    };

    private static string OfLatin(string text)
    {
        var votes = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var word in text.ToLowerInvariant().Split([' ', ',', '.', '!', '?', ';', ':', '"', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!ByWord.TryGetValue(word, out var languages)) continue;
            foreach (var language in languages) votes[language] = votes.GetValueOrDefault(language) + (1.0 / languages.Length);
        }

        return votes.Count == 0 ? "und" : votes.MaxBy(vote => vote.Value).Key;
    }
}
