using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>
/// The heart of a tokeniser: cuts one word into tokens of its vocabulary. Immutable and safe for concurrent use.
/// </summary>
public abstract class TokenizerModel
{
    private protected TokenizerModel(Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        Vocabulary = vocabulary;
    }

    /// <summary>The tokens and their ids.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The id that stands for what the vocabulary can not spell, or null where the model has none.</summary>
    public abstract int? UnknownId { get; }

    /// <summary>The tokens of one word.</summary>
    /// <param name="word">A word as normaliser and pre-tokeniser leave it.</param>
    /// <returns>Ids, with the range of each in the word's UTF-8 bytes.</returns>
    /// <exception cref="LinnetException">The word can not be spelt and the model has no unknown token.</exception>
    public IReadOnlyList<(int Id, int Start, int End)> Tokenize(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var tokens = new Row<WordToken>();
        if (word.Length > 0) Tokenize(Utf8Text.ToBytes(word), tokens);
        return [.. tokens.AsSpan().ToArray().Select(token => (token.Id, token.Start, token.End))];
    }

    /// <summary>Adds the tokens of a word that is not empty.</summary>
    internal abstract void Tokenize(ReadOnlySpan<byte> word, Row<WordToken> tokens);

    /// <summary>Writes the object that tokenizer.json holds under "model".</summary>
    internal abstract void Write(Utf8JsonWriter json);

    private protected static LinnetException NoUnknownToken(ReadOnlySpan<byte> word, string? unknown) =>
        new($"tokenizer: \"{Shorten(word)}\" is not in the vocabulary and neither is the unknown token {unknown ?? "(none is named)"}; "
            + "add the unknown token to the vocabulary");

    private protected void WriteVocabulary(Utf8JsonWriter json)
    {
        json.WriteStartObject("vocab");
        foreach (var (token, id) in Vocabulary.Pairs.OrderBy(pair => pair.Value)) json.WriteNumber(token, id);
        json.WriteEndObject();
    }

    private static string Shorten(ReadOnlySpan<byte> word)
    {
        var text = Utf8Text.ToString(word);
        return text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");
    }
}
