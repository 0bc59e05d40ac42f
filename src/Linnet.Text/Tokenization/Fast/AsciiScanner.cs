namespace Linnet.Text.Tokenization;

/// <summary>
/// Does a pre-tokeniser's work on plain ASCII in one pass, and hands each word to the encoder as it stands in the text. The general way
/// (<see cref="PreTokenizer.Apply"/>) is the reference: a property test holds the two together.
/// </summary>
internal abstract class AsciiScanner
{
    /// <summary>Whether a text that does not begin with a space gets one in front.</summary>
    internal virtual bool PrefixesSpace => false;

    /// <summary>Hands all words of a text to the encoder.</summary>
    /// <param name="text">Normalised ASCII; the byte after it is a space.</param>
    /// <param name="encoder">Takes the words.</param>
    internal abstract void Scan(ReadOnlySpan<byte> text, TextEncoder encoder);

    /// <summary>Writes a word as the model wants it, which is not always as it stands in the text; gives the length.</summary>
    /// <param name="word">The word as it stands in the text.</param>
    /// <param name="destination">Room for four bytes for each of the word's.</param>
    internal virtual int Spell(ReadOnlySpan<byte> word, Span<byte> destination)
    {
        word.CopyTo(destination);
        return word.Length;
    }
}
