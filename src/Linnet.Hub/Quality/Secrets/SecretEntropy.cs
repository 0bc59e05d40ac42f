namespace Linnet.Hub.Quality;

/// <summary>Tells what is random from what only has the form: placeholders, words, examples.</summary>
internal static class SecretEntropy
{
    /// <summary>A random text of 16 letters and digits has about 3.7 bits a character; words and repeated letters have fewer, by their small alphabet.</summary>
    private const double LeastBits = 3.0;

    private static readonly string[] Placeholders = ["example", "xxxx", "your", "placeholder", "changeme", "password", "secret", "12345678", "abcdefgh", "....", "____", "0000"];

    internal static bool LooksRandom(string text)
    {
        if (Array.Exists(Placeholders, word => text.Contains(word, StringComparison.OrdinalIgnoreCase))) return false;
        return BitsPerCharacter(text) >= LeastBits && (text.Any(char.IsAsciiDigit) || (text.Any(char.IsAsciiLetterLower) && text.Any(char.IsAsciiLetterUpper)));
    }

    /// <summary>Shannon's entropy of the text's own letters.</summary>
    internal static double BitsPerCharacter(string text)
    {
        if (text.Length == 0) return 0;
        return -text.GroupBy(letter => letter).Select(group => (double)group.Count() / text.Length).Sum(share => share * Math.Log2(share));
    }
}
