namespace Linnet.Evaluation;

/// <summary>What counts as the same answer.</summary>
public enum AnswerNormalization
{
    /// <summary>SQuAD's: letter case, ASCII punctuation, articles and white space do not count; F1 is over words.</summary>
    English,

    /// <summary>CMRC 2018's: letter case and punctuation do not count; F1 is over the longest run of characters in common.</summary>
    Chinese,
}
