using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Makes text of tokens. Immutable and safe for concurrent use.</summary>
public abstract class Decoder
{
    private protected Decoder()
    {
    }

    /// <summary>The text of a row of tokens.</summary>
    /// <param name="tokens">Tokens as the vocabulary has them.</param>
    public string Decode(IEnumerable<string> tokens) => string.Concat(Apply([.. tokens]));

    /// <summary>Rewrites a row of tokens.</summary>
    internal abstract List<string> Apply(List<string> tokens);

    /// <summary>Writes the object that tokenizer.json holds for this step.</summary>
    internal abstract void Write(Utf8JsonWriter json);
}
