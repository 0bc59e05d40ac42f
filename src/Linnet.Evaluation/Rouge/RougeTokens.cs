namespace Linnet.Evaluation;

/// <summary>What ROUGE counts.</summary>
public enum RougeTokens
{
    /// <summary>Runs of ASCII letters and digits, lower-cased, as in the package rouge-score: anything else is lost.</summary>
    Words,

    /// <summary>As <see cref="Words"/>, but letters of any script count, and Han, kana and Hangul characters stand for themselves.</summary>
    Characters,
}
