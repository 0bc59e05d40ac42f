using Linnet.Threading;

namespace Linnet.Text.Tokenization;

public sealed partial class Tokenizer
{
    /// <summary>Fewer texts than this are not worth a second thread.</summary>
    private const int BatchGrain = 16;

    private static readonly IdFrame EmptySingleFrame = new(null, isPair: false);
    private static readonly IdFrame EmptyPairFrame = new(null, isPair: true);

    private readonly Lazy<IdFrame> _singleFrame;
    private readonly Lazy<IdFrame> _pairFrame;

    /// <summary>
    /// The ids of a text, or of two together: the same as <see cref="Encode(string, string?, bool)"/> gives, without padding and many
    /// times faster, because nothing else is worked out.
    /// </summary>
    /// <param name="text">Any text; a lone surrogate counts as U+FFFD.</param>
    /// <param name="pair">The second text, or null.</param>
    /// <param name="addSpecialTokens">Add what the post-processor adds.</param>
    /// <exception cref="LinnetException">A word can not be spelt and the model has no unknown token.</exception>
    public int[] EncodeIds(string text, string? pair = null, bool addSpecialTokens = true) =>
        EncodeIds(text, pair, addSpecialTokens, Truncation);

    /// <summary>The ids of a text, or of two together, cut to a length that the call gives.</summary>
    /// <param name="text">Any text; a lone surrogate counts as U+FFFD.</param>
    /// <param name="pair">The second text, or null.</param>
    /// <param name="addSpecialTokens">Add what the post-processor adds.</param>
    /// <param name="truncation">How many ids there may be; null for any number.</param>
    /// <exception cref="ConfigurationException">The text that may be cut is too short to make the whole short enough.</exception>
    public int[] EncodeIds(string text, string? pair, bool addSpecialTokens, TruncationOptions? truncation)
    {
        ArgumentNullException.ThrowIfNull(text);
        var encoder = RentEncoder();
        var ids = Encode(encoder, text, pair, addSpecialTokens, truncation);
        _encoders.Add(encoder);
        return ids;
    }

    /// <summary>Adds the ids of a text to a list, whole, with nothing around them.</summary>
    /// <param name="text">Any text; a lone surrogate counts as U+FFFD.</param>
    /// <param name="ids">Gets the ids; it is not emptied before.</param>
    public void EncodeIds(ReadOnlySpan<char> text, List<int> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var encoder = RentEncoder();
        encoder.Ids.Clear();
        encoder.Encode(text);
        ids.AddRange(encoder.Ids.AsSpan());
        _encoders.Add(encoder);
    }

    /// <summary>The ids of many texts, worked out on all threads of <see cref="WorkerPool"/>; not padded.</summary>
    /// <param name="texts">The texts, none of them null.</param>
    /// <param name="addSpecialTokens">Add what the post-processor adds.</param>
    /// <returns>For each text its ids, as <see cref="EncodeIds(string, string?, bool)"/> gives them.</returns>
    public int[][] EncodeBatch(IReadOnlyList<string> texts, bool addSpecialTokens = true)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var results = new int[texts.Count][];
        WorkerPool.For(texts.Count, BatchGrain, new BatchBody(this, texts, addSpecialTokens, results));
        return results;
    }

    private IdEncoder RentEncoder() => _encoders.TryTake(out var encoder) ? encoder : new IdEncoder(_pipeline, Model);

    private int[] Encode(IdEncoder encoder, string text, string? pair, bool addSpecialTokens, TruncationOptions? truncation)
    {
        var frame = !addSpecialTokens ? pair is null ? EmptySingleFrame : EmptyPairFrame
            : pair is null ? _singleFrame.Value : _pairFrame.Value;
        encoder.Ids.Clear();
        encoder.Encode(text);
        var firstCount = encoder.Ids.Count;
        if (pair is not null) encoder.Encode(pair);
        var first = encoder.Ids.AsSpan()[..firstCount];
        var second = encoder.Ids.AsSpan()[firstCount..];
        if (truncation is null) return frame.Fill(first, second);
        var (keepFirst, keepSecond) = Truncator.Lengths(first.Length, pair is null ? null : second.Length, truncation, frame.Added);
        return truncation.Direction == TextSide.Right
            ? frame.Fill(first[..keepFirst], second[..keepSecond])
            : frame.Fill(first[^keepFirst..], second[^keepSecond..]);
    }

    private readonly struct BatchBody(Tokenizer tokenizer, IReadOnlyList<string> texts, bool addSpecialTokens, int[][] results) : IParallelBody
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
