using Linnet.Threading;

namespace Linnet.Text.Tokenization;

public sealed partial class Tokenizer
{
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
        var encoder = RentEncoder();
        var encoding = Encode(encoder, text, pair, addSpecialTokens, truncation);
        _encoders.Add(encoder);
        return encoding;
    }

    /// <summary>Encodes many texts on all threads of <see cref="WorkerPool"/>.</summary>
    /// <param name="texts">The texts, none of them null.</param>
    /// <param name="addSpecialTokens">Add what the post-processor adds.</param>
    /// <returns>For each text what <see cref="Encode(string, string?, bool)"/> gives; where only ids matter <see cref="EncodeIdsBatch"/> is faster.</returns>
    /// <exception cref="LinnetException">A word can not be spelt and the model has no unknown token.</exception>
    public Encoding[] EncodeBatch(IReadOnlyList<string> texts, bool addSpecialTokens = true)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var results = new Encoding[texts.Count];
        WorkerPool.For(texts.Count, BatchGrain, new BatchBody(this, texts, addSpecialTokens, results));
        return results;
    }

    /// <summary>The words that the model would be given: the text after normaliser and pre-tokeniser, added tokens left out.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="words">Gets the words; it is not emptied before.</param>
    public void SplitWords(string text, ICollection<string> words)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(words);
        if (!_pieces.TryTake(out var pieces)) pieces = new TextPieces();
        pieces.Load(text, _pipeline.NeedsOrigins);
        _pipeline.Run(pieces);
        foreach (var piece in pieces.Pieces)
            if (!piece.IsToken) words.Add(Utf8Text.ToString(pieces[piece]));
        _pieces.Add(pieces);
    }

    private Encoding Encode(TextEncoder encoder, string text, string? pair, bool addSpecialTokens, TruncationOptions? truncation)
    {
        encoder.Clear();
        encoder.Locate(text);
        var firstCount = encoder.Ids.Count;
        if (pair is not null) encoder.Locate(pair);
        var first = encoder.Located(0, firstCount);
        var second = encoder.Located(firstCount, encoder.Ids.Count);
        var frame = FrameFor(pair, addSpecialTokens);
        if (truncation is not null)
        {
            var (keepFirst, keepSecond) = Truncator.Lengths(first.Count, pair is null ? null : second.Count, truncation, frame.Added);
            first = first.Keep(keepFirst, truncation.Direction);
            second = second.Keep(keepSecond, truncation.Direction);
        }

        if (PostProcessor is not null)
        {
            PostProcessor.Trim(first);
            PostProcessor.Trim(second);
        }

        return EncodingBuilder.Build(frame, first, second, text, pair, Padding, Model.Vocabulary);
    }

    private readonly struct BatchBody(Tokenizer tokenizer, IReadOnlyList<string> texts, bool addSpecialTokens, Encoding[] results) : IParallelBody
    {
        public void Run(int start, int end, int part)
        {
            var encoder = tokenizer.RentEncoder();
            for (var i = start; i < end; i++)
                results[i] = tokenizer.Encode(encoder, texts[i], null, addSpecialTokens, tokenizer.Truncation);
            tokenizer._encoders.Add(encoder);
        }
    }
}
