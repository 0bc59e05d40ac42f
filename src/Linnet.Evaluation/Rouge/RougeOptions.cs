namespace Linnet.Evaluation;

/// <summary>Settings of <see cref="Rouge"/>; the defaults are those of the package rouge-score.</summary>
public sealed record RougeOptions
{
    /// <summary>What is counted.</summary>
    public RougeTokens Tokens { get; init; } = RougeTokens.Words;

    /// <summary>Whether English words of more than three letters are reduced to their stems by Porter's algorithm.</summary>
    public bool UseStemmer { get; init; }
}
