using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>
/// The first step of a tokeniser: rewrites the text (lower case, Unicode forms, accents) and keeps track of where each
/// character came from, so that tokens can be found again in the original. Immutable and safe for concurrent use.
/// </summary>
public abstract class Normalizer
{
    private protected Normalizer()
    {
    }

    /// <summary>The text as the tokeniser will see it.</summary>
    /// <param name="text">Any text; a lone surrogate becomes U+FFFD.</param>
    public string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var pieces = new TextPieces();
        pieces.Load(text, aligned: false);
        Apply(pieces);
        return Utf8Text.ToString(pieces.Bytes);
    }

    /// <summary>Rewrites every piece that is not an added token.</summary>
    internal abstract void Apply(TextPieces text);

    /// <summary>
    /// Adds to a table what this step does to plain ASCII. A step that no table can describe answers false, and texts then go
    /// the general way.
    /// </summary>
    internal virtual bool Describe(AsciiMap map) => false;

    /// <summary>Writes the object that tokenizer.json holds for this step.</summary>
    internal abstract void Write(Utf8JsonWriter json);
}
