using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>
/// The second step of a tokeniser: cuts the normalised text into words, which the model then takes one by one. Immutable and safe for
/// concurrent use.
/// </summary>
public abstract class PreTokenizer
{
    private protected PreTokenizer()
    {
    }

    /// <summary>The words of a text, as the model will see them.</summary>
    /// <param name="text">A text that has been normalised already; a lone surrogate becomes U+FFFD.</param>
    /// <returns>Each word with the range of the text that it stands for, in UTF-16 units.</returns>
    public IReadOnlyList<(string Word, int Start, int End)> PreTokenize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var pieces = new TextPieces();
        pieces.Load(text, aligned: true);
        Apply(pieces);
        var words = new List<(string, int, int)>(pieces.Pieces.Length);
        foreach (var piece in pieces.Pieces)
        {
            if (piece.Length == 0) continue;
            var origin = pieces.Origin(piece.Start, piece.End);
            words.Add((Utf8Text.ToString(pieces[piece]), origin.Start, origin.End));
        }

        return words;
    }

    /// <summary>Whether the cuts depend on where a piece stood in the original text.</summary>
    internal virtual bool NeedsOrigins => false;

    /// <summary>Cuts every piece that is not an added token.</summary>
    internal abstract void Apply(TextPieces text);

    /// <summary>A scanner that does this step on plain ASCII in one go, where there is one.</summary>
    internal virtual AsciiScanner? CreateAsciiScanner() => null;

    /// <summary>Writes the object that tokenizer.json holds for this step.</summary>
    internal abstract void Write(Utf8JsonWriter json);
}
