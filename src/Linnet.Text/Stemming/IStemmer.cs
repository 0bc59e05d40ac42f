namespace Linnet.Text.Stemming;

/// <summary>Reduces the forms of a word to one stem. Stemmers are stateless and may be shared between threads.</summary>
public interface IStemmer
{
    /// <summary>The stem of one word.</summary>
    /// <param name="word">A single word, lower-cased beforehand where case should not matter.</param>
    string Stem(string word);
}
