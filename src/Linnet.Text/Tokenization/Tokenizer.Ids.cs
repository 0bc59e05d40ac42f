using Linnet.Threading;

namespace Linnet.Text.Tokenization;

public sealed partial class Tokenizer
{
    /// <summary>Fewer texts than this are not worth a second thread.</summary>
    private const int BatchGrain = 16;

    private readonly Lazy<TokenFrame>[] _frames;

    /// <summary>
    /// The ids of a text, or of two together: the same as <see cref="Encode(string, string?, bool)"/> gives, without padding and
    /// faster, because nothing else is worked out.
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
        var ids = EncodeIds(encoder, text, pair, addSpecialTokens, truncation);
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
        encoder.Clear();
        encoder.Encode(text);
        ids.AddRange(encoder.Ids.AsSpan());
        _encoders.Add(encoder);
    }

    /// <summary>The ids of many texts, worked out on all threads of <see cref="WorkerPool"/>; not padded.</summary>
    /// <param name="texts">The texts, none of them null.</param>
    /// <param name="addSpecialTokens">Add what the post-processor adds.</param>
    /// <returns>For each text its ids, as <see cref="EncodeIds(string, string?, bool)"/> gives them.</returns>
    public int[][] EncodeIdsBatch(IReadOnlyList<string> texts, bool addSpecialTokens = true)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var results = new int[texts.Count][];
        WorkerPool.For(texts.Count, BatchGrain, new IdsBody(this, texts, addSpecialTokens, results));
        return results;
    }

    private TextEncoder RentEncoder() => _encoders.TryTake(out var encoder) ? encoder : new TextEncoder(_pipeline, Model);

    private TokenFrame FrameFor(string? pair, bool addSpecialTokens) => _frames[(pair is null ? 0 : 1) | (addSpecialTokens ? 2 : 0)].Value;

    private int[] EncodeIds(TextEncoder encoder, string text, string? pair, bool addSpecialTokens, TruncationOptions? truncation)
    {
        encoder.Clear();
        encoder.Encode(text);
        var firstCount = encoder.Ids.Count;
        if (pair is not null) encoder.Encode(pair);
        var first = encoder.Ids.AsSpan()[..firstCount];
        var second = encoder.Ids.AsSpan()[firstCount..];
        var frame = FrameFor(pair, addSpecialTokens);
        if (truncation is null) return frame.Fill(first, second);
        var (keepFirst, keepSecond) = Truncator.Lengths(first.Length, pair is null ? null : second.Length, truncation, frame.Added);
        return truncation.Direction == TextSide.Right
            ? frame.Fill(first[..keepFirst], second[..keepSecond])
            : frame.Fill(first[^keepFirst..], second[^keepSecond..]);
    }

    private readonly struct IdsBody(Tokenizer tokenizer, IReadOnlyList<string> texts, bool addSpecialTokens, int[][] results) : IParallelBody
    {
        public void Run(int start, int end, int part)
        {
            var encoder = tokenizer.RentEncoder();
            for (var i = start; i < end; i++)
                results[i] = tokenizer.EncodeIds(encoder, texts[i], null, addSpecialTokens, tokenizer.Truncation);
            tokenizer._encoders.Add(encoder);
        }
    }
}
