namespace Linnet.Evaluation;

/// <summary>The words of chrF++: one mark of punctuation is set apart, at the end of a word or else at its beginning.</summary>
internal static class ChrFWords
{
    internal static List<string> Split(string text)
    {
        var words = new List<string>();
        foreach (var word in TextUnits.Words(text))
        {
            if (word.Length > 1 && TextUnits.IsAsciiPunctuation(word[^1])) words.AddRange([word[..^1], word[^1..]]);
            else if (word.Length > 1 && TextUnits.IsAsciiPunctuation(word[0])) words.AddRange([word[..1], word[1..]]);
            else words.Add(word);
        }

        return words;
    }
}
