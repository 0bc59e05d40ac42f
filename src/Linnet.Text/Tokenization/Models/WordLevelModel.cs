using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>A word is a token or it is unknown. With single characters as words this is a character-level tokeniser.</summary>
public sealed class WordLevelModel : TokenizerModel
{
    private readonly int _unknownId;

    /// <summary>Creates the model.</summary>
    /// <param name="vocabulary">The words.</param>
    /// <param name="unknownToken">Stands for every other word; may be missing from the vocabulary where no other word occurs.</param>
    public WordLevelModel(Vocabulary vocabulary, string unknownToken = "<unk>")
        : base(vocabulary)
    {
        UnknownToken = unknownToken;
        Vocabulary.TryGetId(unknownToken, out _unknownId);
    }

    /// <summary>The token for words that are not in the vocabulary.</summary>
    public string UnknownToken { get; }

    /// <inheritdoc/>
    public override int? UnknownId => _unknownId < 0 ? null : _unknownId;

    internal override void Tokenize(ReadOnlySpan<byte> word, Row<WordToken> tokens)
    {
        if (!Vocabulary.TryGetId(word, out var id)) id = _unknownId;
        if (id < 0) throw NoUnknownToken(word, UnknownToken);
        tokens.Add(new WordToken(id, 0, word.Length));
    }

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "WordLevel");
        WriteVocabulary(json);
        json.WriteString("unk_token", UnknownToken);
        json.WriteEndObject();
    }
}
