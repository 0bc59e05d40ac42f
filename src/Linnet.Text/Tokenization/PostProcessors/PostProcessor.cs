using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>
/// The last step of encoding: adds the special tokens that a model wants around one text or between two. Immutable and safe for concurrent
/// use.
/// </summary>
public abstract class PostProcessor
{
    private protected PostProcessor()
    {
    }

    /// <summary>How many tokens are added.</summary>
    /// <param name="isPair">For two texts rather than one.</param>
    public abstract int AddedTokens(bool isPair);

    /// <summary>Adds tokens; the parts in order make up the result. Asked once, with markers in the place of texts.</summary>
    internal abstract List<TokenSequence> Process(List<TokenSequence> sequences, bool addSpecialTokens);

    /// <summary>Corrects the offsets of the tokens of one text, where this step does so.</summary>
    internal virtual void Trim(LocatedTokens tokens)
    {
    }

    /// <summary>Writes the object that tokenizer.json holds for this step.</summary>
    internal abstract void Write(Utf8JsonWriter json);
}
