namespace Linnet.Text.Stemming;

/// <summary>The words that the Porter2 description treats apart from its rules.</summary>
internal static class PorterExceptions
{
    private static readonly Dictionary<string, string> Whole = new(StringComparer.Ordinal)
    {
        ["skis"] = "ski",
        ["skies"] = "sky",
        ["dying"] = "die",
        ["lying"] = "lie",
        ["tying"] = "tie",
        ["idly"] = "idl",
        ["gently"] = "gentl",
        ["ugly"] = "ugli",
        ["early"] = "earli",
        ["only"] = "onli",
        ["singly"] = "singl",
        ["sky"] = "sky",
        ["news"] = "news",
        ["howe"] = "howe",
        ["atlas"] = "atlas",
        ["cosmos"] = "cosmos",
        ["bias"] = "bias",
        ["andes"] = "andes",
    };

    private static readonly HashSet<string> AfterPlural = new(StringComparer.Ordinal)
    {
        "inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed",
    };

    private static readonly string[] RegionPrefixes = ["gener", "commun", "arsen"];

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> WholeWords =
        Whole.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> WordsAfterPlural =
        AfterPlural.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The stem of a word that no rule sees.</summary>
    internal static bool TryWhole(ReadOnlySpan<char> word, out string stem) => WholeWords.TryGetValue(word, out stem!);

    /// <summary>Whether a word is complete once its plural ending is gone.</summary>
    internal static bool IsCompleteAfterPlural(ReadOnlySpan<char> word) => WordsAfterPlural.Contains(word);

    /// <summary>The length of a beginning after which R1 starts at once, or 0.</summary>
    internal static int RegionPrefix(ReadOnlySpan<char> word)
    {
        foreach (var prefix in RegionPrefixes)
            if (word.StartsWith(prefix)) return prefix.Length;
        return 0;
    }
}
