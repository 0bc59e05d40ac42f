namespace Linnet.Text.Stemming;

/// <summary>An ending and what stands in its place; rules of one step are tried from the longest ending down.</summary>
internal readonly record struct SuffixRule(string Suffix, string By)
{
    /// <summary>The rule with the longest ending that the word has, or null.</summary>
    internal static SuffixRule? Longest(SuffixRule[] rules, scoped in PorterWord word)
    {
        foreach (var rule in rules)
            if (word.EndsWith(rule.Suffix)) return rule;
        return null;
    }
}
