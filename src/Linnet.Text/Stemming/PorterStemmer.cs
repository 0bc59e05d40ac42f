namespace Linnet.Text.Stemming;

/// <summary>
/// The English stemmer known as Porter2: <c>connected</c>, <c>connecting</c> and <c>connection</c> become <c>connect</c>.
/// </summary>
/// <remarks>
/// Written from its description by M. F. Porter, "The English (Porter2) stemming algorithm", snowballstem.org. A stem need not
/// be a word, and words with other letters than <c>a</c> to <c>z</c> and the apostrophe stay as they are.
/// </remarks>
/// <example><code>new PorterStemmer().Stem("generously"); // "generous"</code></example>
public sealed class PorterStemmer : IStemmer
{
    private const int StackLimit = 128;

    /// <inheritdoc/>
    /// <remarks>Upper-case letters are lower-cased first.</remarks>
    public string Stem(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (word.Length <= 2 || !IsEnglish(word)) return word;
        Span<char> buffer = word.Length <= StackLimit ? stackalloc char[StackLimit] : new char[word.Length];
        var length = word.AsSpan().ToLowerInvariant(buffer);
        for (var i = 0; i < length; i++)
            if (buffer[i] is '\u2019' or '\u2018' or '\u201B') buffer[i] = '\'';
        var start = buffer[0] == '\'' ? 1 : 0;
        buffer = buffer[start..];
        length -= start;
        if (length > 2)
        {
            if (PorterExceptions.TryWhole(buffer[..length], out var stem)) return stem;
            var state = new PorterWord(buffer, length);
            PorterSteps.Run(ref state);
            length = state.Length;
        }

        var result = buffer[..length];
        return result.SequenceEqual(word) ? word : result.ToString();
    }

    private static bool IsEnglish(string word)
    {
        foreach (var letter in word)
            if (!(char.IsAsciiLetter(letter) || letter is '\'' or '\u2019' or '\u2018' or '\u201B')) return false;
        return true;
    }
}
