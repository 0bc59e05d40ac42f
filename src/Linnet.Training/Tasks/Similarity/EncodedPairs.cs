using Linnet.Models.Pipelines;

namespace Linnet.Training.Tasks.Similarity;

/// <summary>Pairs as token ids, in memory.</summary>
internal sealed class EncodedPairs
{
    private const int RowsAtOnce = 512;

    private readonly List<EncodedText> _first = [];
    private readonly List<EncodedText> _second = [];
    private readonly List<float> _shares = [];

    private EncodedPairs()
    {
    }

    /// <summary>Number of pairs.</summary>
    internal int Count => _first.Count;

    /// <summary>Tokens of the longer text of each pair, or of both where they are read together.</summary>
    internal IReadOnlyList<int> Lengths => [.. _first.Select((first, i) => Math.Max(first.Ids.Length, _second.Count == 0 ? 0 : _second[i].Ids.Length))];

    /// <summary>The first text of a pair, or both where they are read together.</summary>
    internal EncodedText First(int row) => _first[row];

    /// <summary>The second text of a pair.</summary>
    internal EncodedText Second(int row) => _second[row];

    /// <summary>How alike the texts are, 0 to 1.</summary>
    internal float Share(int row) => _shares[row];

    /// <summary>Encodes pairs.</summary>
    /// <param name="encoder">From texts to ids.</param>
    /// <param name="rows">The pairs; those without a score belong together.</param>
    /// <param name="range">Of the scores.</param>
    /// <param name="together">Whether both texts become one row of tokens.</param>
    /// <param name="cancellation">Stops the work.</param>
    internal static EncodedPairs Encode(ITextEncoder encoder, IEnumerable<PairRow> rows, ScoreRange range, bool together, CancellationToken cancellation)
    {
        var pairs = new EncodedPairs();
        foreach (var chunk in rows.Chunk(RowsAtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            pairs._first.AddRange(encoder.Encode([.. chunk.Select(row => together ? row.Input : new TextInput(row.Input.Text))]));
            if (!together) pairs._second.AddRange(encoder.Encode([.. chunk.Select(row => new TextInput(row.Input.Pair!))]));
            pairs._shares.AddRange(chunk.Select(row => row.Score is { } score ? range.ToShare(score) : 1));
        }

        return pairs;
    }
}
