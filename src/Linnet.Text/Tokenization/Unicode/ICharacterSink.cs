namespace Linnet.Text.Tokenization;

/// <summary>Takes the characters that a transformation produces, each with what it did to the source.</summary>
internal interface ICharacterSink
{
    /// <summary>Takes one character.</summary>
    /// <param name="codePoint">The character.</param>
    /// <param name="change">0 replaces one source character, 1 adds beside the previous one, -n replaces one and swallows n more.</param>
    void Put(int codePoint, int change);
}
