using System.Collections.Concurrent;

namespace Linnet.Text.Tokenization;

public sealed partial class Tokenizer
{
    private readonly ConcurrentBag<TextPieces> _pieces = [];

    /// <summary>Encodes a text, or two together, with all that is known about each token.</summary>
    /// <param name="text">Any text; a lone surrogate counts as U+FFFD.</param>
    /// <param name="pair">The second text, or null.</param>
    /// <param name="addSpecialTokens">Add what the post-processor adds.</param>
    /// <exception cref="LinnetException">A word can not be spelt and the model has no unknown token.</exception>
    public Encoding Encode(string text, string? pair = null, bool addSpecialTokens = true) =>
        Encode(text, pair, addSpecialTokens, Truncation);

    /// <summary>Encodes a text, or two together, cut to a length that the call gives.</summary>
    /// <param name="text">Any text; a lone surrogate counts as U+FFFD.</param>
    /// <param name="pair">The second text, or null.</param>
    /// <param name="addSpecialTokens">Add what the post-processor adds.</param>
    /// <param name="truncation">How long the encoding may get; null for any length.</param>
    /// <exception cref="ConfigurationException">The text that may be cut is too short to make the whole short enough.</exception>
    public Encoding Encode(string text, string? pair, bool addSpecialTokens, TruncationOptions? truncation)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sequences = new List<TokenSequence> { Tokenize(text) };
        if (pair is not null) sequences.Add(Tokenize(pair));
        if (truncation is not null) Truncator.Apply(sequences, truncation, AddedBy(PostProcessor, pair is not null, addSpecialTokens));
        for (var i = 0; i < sequences.Count; i++) sequences[i].SetTypeId(i);
        if (PostProcessor is not null) sequences = PostProcessor.Process(sequences, addSpecialTokens);
        return EncodingBuilder.Build(sequences, text, pair, Padding);
    }

    /// <summary>The words that the model would be given: the text after normaliser and pre-tokeniser, added tokens left out.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="words">Gets the words; it is not emptied before.</param>
    public void SplitWords(string text, ICollection<string> words)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(words);
        var pieces = Split(text, _pipeline.NeedsOrigins);
        foreach (var piece in pieces.Pieces)
            if (!piece.IsToken) words.Add(Utf8Text.ToString(pieces[piece]));
        _pieces.Add(pieces);
    }

    private static int AddedBy(PostProcessor? postProcessor, bool isPair, bool addSpecialTokens) =>
        addSpecialTokens && postProcessor is not null ? postProcessor.AddedTokens(isPair) : 0;

    private TextPieces Split(string text, bool aligned)
    {
        if (!_pieces.TryTake(out var pieces)) pieces = new TextPieces();
        pieces.Load(text, aligned);
        _pipeline.Run(pieces);
        return pieces;
    }

    private TokenSequence Tokenize(string text)
    {
        var pieces = Split(text, aligned: true);
        var tokens = new Row<WordToken>();
        var records = new List<TokenRecord>();
        foreach (var piece in pieces.Pieces)
        {
            if (piece.IsToken)
            {
                var origin = pieces.Origin(piece.Start, piece.End);
                records.Add(new TokenRecord(piece.TokenId, Utf8Text.ToString(pieces[piece]), origin.Start, origin.End));
                continue;
            }

            var word = pieces[piece];
            tokens.Clear();
            Model.Tokenize(word, tokens);
            foreach (var token in tokens.AsSpan())
            {
                var origin = pieces.Origin(piece.Start + token.Start, piece.Start + token.End);
                var surface = token.IsSurface ? Utf8Text.ToString(word[token.Start..token.End]) : Model.Vocabulary.Token(token.Id)!;
                records.Add(new TokenRecord(token.Id, surface, origin.Start, origin.End));
            }
        }

        _pieces.Add(pieces);
        return new TokenSequence(records);
    }
}
