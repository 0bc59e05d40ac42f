using Linnet.Numerics;

namespace Linnet.Data;

/// <summary>
/// Batches of row indices with similar lengths, so that little is padding. Rows are shuffled, cut into pools of many batches,
/// sorted by length within each pool and cut into batches, which are shuffled again. Deterministic: the order depends on the
/// seed and the epoch alone, and <see cref="State"/> stored and set again goes on with the same batches.
/// </summary>
/// <example>
/// <code>
/// var sampler = new BucketBatchSampler(lengths, batchSize: 32, seed: 1);
/// for (var step = 0; step &lt; 3 * sampler.BatchesPerEpoch; step++)
/// {
///     ReadOnlySpan&lt;int&gt; rows = sampler.Next();
/// }
/// </code>
/// </example>
public sealed class BucketBatchSampler
{
    private readonly int[] _lengths;
    private readonly int _batchSize;
    private readonly int _poolSize;
    private readonly ulong _seed;
    private readonly int[] _order;
    private readonly int[] _batches;
    private readonly long[] _keys;
    private long _preparedEpoch = -1;
    private BatchSamplerState _state;

    /// <summary>Prepares batches over rows.</summary>
    /// <param name="lengths">Length of each row, such as its number of tokens.</param>
    /// <param name="batchSize">Rows a batch; the last one of an epoch may have fewer.</param>
    /// <param name="seed">Names the order.</param>
    /// <param name="batchesPerPool">Batches whose rows are sorted together: 1 is no bucketing at all, many is less random.</param>
    /// <exception cref="ConfigurationException">No rows, or a size below 1.</exception>
    public BucketBatchSampler(IReadOnlyList<int> lengths, int batchSize, ulong seed, int batchesPerPool = 50)
    {
        ArgumentNullException.ThrowIfNull(lengths);
        if (lengths.Count == 0) throw new ConfigurationException("There are no rows to make batches of.");
        if (batchSize < 1) throw new ConfigurationException($"The batch size is {batchSize}; it must be at least 1.");
        if (batchesPerPool < 1) throw new ConfigurationException($"Batches per pool is {batchesPerPool}; it must be at least 1.");
        _lengths = [.. lengths];
        _batchSize = batchSize;
        _poolSize = (int)Math.Min((long)batchSize * batchesPerPool, _lengths.Length);
        _seed = seed;
        _order = new int[_lengths.Length];
        _keys = new long[_lengths.Length];
        _batches = new int[(_lengths.Length + batchSize - 1) / batchSize];
    }

    /// <summary>Number of batches in an epoch.</summary>
    public int BatchesPerEpoch => _batches.Length;

    /// <summary>The batch that <see cref="Next"/> will give: store it in a checkpoint, and set it to go on from there.</summary>
    /// <exception cref="ConfigurationException">A position outside the epoch.</exception>
    public BatchSamplerState State
    {
        get => _state;
        set
        {
            if (value.Epoch < 0 || value.Position < 0 || value.Position >= BatchesPerEpoch)
                throw new ConfigurationException($"Batch {value.Position} of epoch {value.Epoch} does not exist; an epoch has {BatchesPerEpoch} batches.");
            _state = value;
        }
    }

    /// <summary>The row indices of the next batch, valid until the next call; after the last batch the next epoch begins.</summary>
    public ReadOnlySpan<int> Next()
    {
        if (_preparedEpoch != _state.Epoch) Prepare(_state.Epoch);
        var start = _batches[_state.Position];
        _state = _state.Position + 1 == BatchesPerEpoch
            ? new BatchSamplerState(_state.Epoch + 1, 0)
            : _state with { Position = _state.Position + 1 };
        return _order.AsSpan(start, Math.Min(_batchSize, _order.Length - start));
    }

    private void Prepare(long epoch)
    {
        var random = new SeededRandom(SplitMix64.At(_seed, (ulong)epoch));
        for (var i = 0; i < _order.Length; i++) _order[i] = i;
        random.Shuffle(_order.AsSpan());
        for (var start = 0; start < _order.Length; start += _poolSize)
        {
            var length = Math.Min(_poolSize, _order.Length - start);

            // The place in the shuffled order breaks ties, since Array.Sort does not keep the order of equals.
            for (var i = start; i < start + length; i++) _keys[i] = ((long)_lengths[_order[i]] << 32) | (uint)i;
            Array.Sort(_keys, _order, start, length);
        }

        for (var i = 0; i < _batches.Length; i++) _batches[i] = i * _batchSize;
        random.Shuffle(_batches.AsSpan());
        _preparedEpoch = epoch;
    }
}
