namespace Linnet.Models.Architectures;

/// <summary>What a word looks like: capitals, digits, marks. Small ids for a table of vectors; 0 is padding.</summary>
internal static class WordShape
{
    /// <summary>Number of ids.</summary>
    internal const int Count = 12;

    /// <summary>The shape of a word, 1 to <see cref="Count"/> - 1.</summary>
    internal static int Of(string word)
    {
        var (upper, lower, digits, others) = (0, 0, 0, 0);
        foreach (var c in word)
        {
            if (char.IsUpper(c)) upper++;
            else if (char.IsLower(c)) lower++;
            else if (char.IsDigit(c)) digits++;
            else others++;
        }

        return (upper, lower, digits, others) switch
        {
            (0, 0, 0, _) => 1, // marks, and scripts without capitals
            (0, 0, _, 0) => digits == 4 ? 2 : 3, // a year perhaps
            (0, 0, _, _) => 4, // 1,000 or 3-1
            (_, _, > 0, _) => 5, // letters and digits
            (0, _, 0, 0) => 6,
            (0, _, 0, _) => 7,
            (1, 0, 0, _) => 8, // an initial
            (_, 0, 0, 0) => 9, // all capitals
            (1, _, 0, _) when char.IsUpper(word[0]) => 10,
            _ => 11,
        };
    }
}
