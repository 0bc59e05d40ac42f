using Linnet.Text.Tokenization;

namespace Linnet.Training.Benchmarks;

/// <summary>Encoding of texts to ids, in batches on all threads.</summary>
public sealed class TokenizationWork
{
    private const int BatchSize = 1024;

    private readonly Tokenizer _tokenizer;
    private readonly string[][] _batches;

    /// <summary>Cuts the texts into batches.</summary>
    /// <param name="tokenizer">Encodes them.</param>
    /// <param name="texts">At least one.</param>
    public TokenizationWork(Tokenizer tokenizer, IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        _tokenizer = tokenizer;
        _batches = [.. texts.Chunk(BatchSize)];
        ByteCount = _batches.Sum(batch => batch.Sum(text => (long)System.Text.Encoding.UTF8.GetByteCount(text)));
    }

    /// <summary>Bytes of all texts in UTF-8.</summary>
    public long ByteCount { get; }

    /// <summary>Encodes all texts once, special tokens included.</summary>
    /// <returns>How many ids came out.</returns>
    public long Run()
    {
        long count = 0;
        foreach (var batch in _batches)
        {
            foreach (var ids in _tokenizer.EncodeIdsBatch(batch)) count += ids.Length;
        }

        return count;
    }

    /// <summary>Measures <see cref="Run"/>.</summary>
    /// <param name="seconds">Measured time at least.</param>
    /// <param name="warmSeconds">Time of the warm-up at least.</param>
    /// <returns>Megabytes (10^6 bytes) a second.</returns>
    public double MegabytesPerSecond(double seconds, double warmSeconds) =>
        ByteCount / 1e3 / Timing.Measure(() => Run(), seconds, warmSeconds, leastCalls: 3).MedianMilliseconds;
}
