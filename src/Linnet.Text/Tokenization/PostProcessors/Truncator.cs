namespace Linnet.Text.Tokenization;

/// <summary>Cuts the tokens of one text or two so that all together, special tokens included, are few enough.</summary>
internal static class Truncator
{
    /// <summary>How many tokens of each text may stay.</summary>
    /// <param name="first">Tokens of the first text.</param>
    /// <param name="second">Tokens of the second, or null.</param>
    /// <param name="options">How many there may be, and which text is cut.</param>
    /// <param name="added">Special tokens that will be added.</param>
    /// <exception cref="ConfigurationException">The text that may be cut is too short.</exception>
    internal static (int First, int Second) Lengths(int first, int? second, TruncationOptions options, int added)
    {
        var most = options.MaxLength - added;
        if (most <= 0) return (0, 0);
        var excess = first + (second ?? 0) - most;
        if (excess <= 0) return (first, second ?? 0);
        switch (options.Strategy)
        {
            case TruncationStrategy.OnlyFirst when first > excess:
                return (first - excess, second ?? 0);
            case TruncationStrategy.OnlySecond when second > excess:
                return (first, second.Value - excess);
            case TruncationStrategy.LongestFirst when second is null:
                return (most, 0);
            case TruncationStrategy.LongestFirst:
                return Share(first, second.Value, most);
            default:
                throw new ConfigurationException(
                    $"truncation {options.Strategy} to {options.MaxLength} tokens is not possible: that text is missing or too short; use LongestFirst");
        }
    }

    /// <summary>The shorter text stays whole as long as it is at most half.</summary>
    private static (int First, int Second) Share(int first, int second, int most)
    {
        var (shorter, longer) = (Math.Min(first, second), Math.Max(first, second));
        longer = shorter > most ? shorter : Math.Max(shorter, most - shorter);
        if (shorter + longer > most)
        {
            shorter = most / 2;
            longer = shorter + most % 2;
        }

        return first > second ? (longer, shorter) : (shorter, longer);
    }
}
