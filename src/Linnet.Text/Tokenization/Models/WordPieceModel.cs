using System.Buffers;
using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>
/// WordPiece (Schuster and Nakajima 2012; Devlin et al. 2018): the longest piece from the left, again and again; pieces inside a word
/// carry a prefix. A word that does not come out is unknown as a whole.
/// </summary>
public sealed class WordPieceModel : TokenizerModel
{
    private readonly int _unknownId;
    private readonly byte[] _prefix;

    /// <summary>Creates the model.</summary>
    /// <param name="vocabulary">The pieces.</param>
    /// <param name="unknownToken">Stands for a word that can not be spelt.</param>
    /// <param name="continuingSubwordPrefix">Marks the pieces that do not begin a word.</param>
    /// <param name="maxInputCharsPerWord">Words of more characters are unknown; at least 1.</param>
    public WordPieceModel(
        Vocabulary vocabulary, string unknownToken = "[UNK]", string continuingSubwordPrefix = "##", int maxInputCharsPerWord = 100)
        : base(vocabulary)
    {
        ArgumentNullException.ThrowIfNull(continuingSubwordPrefix);
        UnknownToken = unknownToken;
        ContinuingSubwordPrefix = continuingSubwordPrefix;
        MaxInputCharsPerWord = maxInputCharsPerWord;
        Vocabulary.TryGetId(unknownToken, out _unknownId);
        _prefix = Utf8Text.ToBytes(continuingSubwordPrefix);
    }

    /// <summary>The token for words that can not be spelt.</summary>
    public string UnknownToken { get; }

    /// <summary>Marks the pieces that do not begin a word.</summary>
    public string ContinuingSubwordPrefix { get; }

    /// <summary>Words of more characters are unknown.</summary>
    public int MaxInputCharsPerWord { get; }

    /// <inheritdoc/>
    public override int? UnknownId => _unknownId < 0 ? null : _unknownId;

    internal override void Tokenize(ReadOnlySpan<byte> word, Row<WordToken> tokens)
    {
        var before = tokens.Count;
        if (Utf8Text.Count(word) <= MaxInputCharsPerWord && TrySpell(word, tokens)) return;
        tokens.Truncate(before);
        if (_unknownId < 0) throw NoUnknownToken(word, UnknownToken);
        tokens.Add(new WordToken(_unknownId, 0, word.Length));
    }

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "WordPiece");
        json.WriteString("unk_token", UnknownToken);
        json.WriteString("continuing_subword_prefix", ContinuingSubwordPrefix);
        json.WriteNumber("max_input_chars_per_word", MaxInputCharsPerWord);
        WriteVocabulary(json);
        json.WriteEndObject();
    }

    private bool TrySpell(ReadOnlySpan<byte> word, Row<WordToken> tokens)
    {
        // The word stands after room for the prefix: to look up a piece inside it, the prefix is written right in front of the piece.
        var room = ArrayPool<byte>.Shared.Rent(_prefix.Length + word.Length);
        var buffer = room.AsSpan(0, _prefix.Length + word.Length);
        word.CopyTo(buffer[_prefix.Length..]);
        var start = 0;
        while (start < word.Length)
        {
            var from = start == 0 ? _prefix.Length : start;
            if (start > 0) _prefix.CopyTo(buffer[from..]);
            var length = LongestPiece(buffer[from..], start == 0 ? 0 : _prefix.Length, out var id);
            if (length == 0) break;
            tokens.Add(new WordToken(id, start, start + length));
            start += length;
        }

        ArrayPool<byte>.Shared.Return(room);
        return start == word.Length;
    }

    /// <summary>Bytes of the longest piece at the front, not counting the prefix; 0 where there is none.</summary>
    private int LongestPiece(ReadOnlySpan<byte> text, int prefixLength, out int id)
    {
        for (var end = Math.Min(text.Length, Vocabulary.LongestToken); end > prefixLength; end--)
        {
            if (end < text.Length && Utf8Text.IsContinuation(text[end])) continue;
            if (Vocabulary.TryGetId(text[..end], out id)) return end - prefixLength;
        }

        id = -1;
        return 0;
    }
}
