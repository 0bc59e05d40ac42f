using Linnet.Models.Architectures;
using Linnet.Models.Layers;
using Linnet.Models.Pipelines;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Training.Tasks.Sequences;

/// <summary>Pairs as ids, and the batches that a network is trained and measured with.</summary>
internal sealed class EncodedPairs
{
    private readonly List<int[]> _sources = [];
    private readonly List<int[]> _targets = [];

    private EncodedPairs()
    {
    }

    /// <summary>Number of pairs.</summary>
    internal int Count => _sources.Count;

    /// <summary>Pairs that were longer than the limits: cut or left out, as was asked.</summary>
    internal int OverlongCount { get; private set; }

    /// <summary>
    /// A number a pair that grows with the target's length and, among equals, with the source's: batches of pairs with like numbers have
    /// little padding on either side.
    /// </summary>
    internal int[] SortKeys { get; private set; } = [];

    /// <summary>Encodes pairs.</summary>
    /// <param name="pairs">The texts.</param>
    /// <param name="tokenizer">Gives ids.</param>
    /// <param name="lengths">Most ids of a source and of a target.</param>
    /// <param name="drop">Whether longer pairs are left out rather than cut.</param>
    /// <param name="cancellation">Stops the work.</param>
    internal static EncodedPairs Encode(
        IReadOnlyList<TextPair> pairs, SequenceTokenizer tokenizer, (int Source, int Target) lengths, bool drop, CancellationToken cancellation)
    {
        const int LongestSource = 1 << 14;
        var encoded = new EncodedPairs();
        foreach (var (source, target) in pairs)
        {
            cancellation.ThrowIfCancellationRequested();
            var sourceIds = tokenizer.EncodeSource(source, lengths.Source, out var sourceIsCut);
            var targetIds = tokenizer.EncodeTarget(target, lengths.Target, out var targetIsCut);
            if (sourceIsCut || targetIsCut) encoded.OverlongCount++;
            if (drop && (sourceIsCut || targetIsCut)) continue;
            encoded._sources.Add(sourceIds);
            encoded._targets.Add(targetIds);
        }

        encoded.SortKeys = [.. encoded._sources.Zip(encoded._targets, (source, target) => (target.Length * LongestSource) + Math.Min(source.Length, LongestSource - 1))];
        return encoded;
    }

    /// <summary>A batch: what is read, what has been written before each token, and the tokens.</summary>
    /// <param name="rows">Numbers of pairs.</param>
    /// <param name="config">Says how rows begin and are filled up.</param>
    internal (TokenBatch Source, TokenBatch Target, IntTensor Labels) Batch(ReadOnlySpan<int> rows, SequenceToSequenceConfig config)
    {
        var (sources, targets) = (new int[rows.Length][], new int[rows.Length][]);
        for (var i = 0; i < rows.Length; i++)
        {
            sources[i] = _sources[rows[i]];
            targets[i] = [config.DecoderStartTokenId, .. _targets[rows[i]].AsSpan(0, _targets[rows[i]].Length - 1)];
        }

        var target = TokenBatch.FromRows(targets, config.PadTokenId);
        var labels = IntTensor.Zeros(new Shape(rows.Length, target.Length));
        labels.Data.Fill(CrossEntropyOperation.IgnoreIndex);
        for (var i = 0; i < rows.Length; i++) _targets[rows[i]].CopyTo(labels.Data[(i * target.Length)..]);
        return (TokenBatch.FromRows(sources, config.PadTokenId), target, labels);
    }

    /// <summary>Number of tokens that the targets of some pairs have.</summary>
    internal int TargetTokens(ReadOnlySpan<int> rows)
    {
        var count = 0;
        foreach (var row in rows) count += _targets[row].Length;
        return count;
    }
}
