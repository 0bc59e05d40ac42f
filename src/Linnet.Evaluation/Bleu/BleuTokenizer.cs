namespace Linnet.Evaluation;

/// <summary>How BLEU cuts sentences into tokens. Scores of different tokenisers can not be compared.</summary>
public enum BleuTokenizer
{
    /// <summary><c>13a</c>: the tokenisation of mteval-v13a, WMT's standard for languages that set words apart by spaces.</summary>
    Mteval13a,

    /// <summary><c>zh</c>: every Chinese character is a token, the rest is cut as by <see cref="Mteval13a"/>.</summary>
    Chinese,

    /// <summary><c>char</c>: every character is a token.</summary>
    Characters,

    /// <summary><c>none</c>: tokens are what stands between white space.</summary>
    None,
}
