using Linnet.Models.Layers;
using Linnet.Models.Similarity;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Operations;
using Linnet.Training.Neural;

namespace Linnet.Training.Tasks.Similarity;

/// <summary>Standardised numbers of pairs to scores: least squares.</summary>
/// <param name="network">To train.</param>
/// <param name="features">Numbers of each row.</param>
/// <param name="scores">The true score of each row, 0 to 1.</param>
/// <param name="batchSize">Rows of a batch.</param>
/// <param name="seed">Of the order.</param>
internal sealed class FeatureRegressionTask(FeatureRegressor network, float[][] features, float[] scores, int batchSize, ulong seed) : ITrainingTask
{
    private int[] _order = [];
    private int _epoch = -1;

    /// <inheritdoc/>
    public Module Network => network;

    /// <inheritdoc/>
    public int BatchesPerEpoch => (features.Length + batchSize - 1) / batchSize;

    /// <inheritdoc/>
    public int RowsPerEpoch => features.Length;

    /// <inheritdoc/>
    public void Initialize(SeededRandom random) => network.Initialize(random);

    /// <inheritdoc/>
    public Tensor Loss(int epoch, int batch)
    {
        if (epoch != _epoch)
        {
            _order = [.. Enumerable.Range(0, features.Length)];
            new SeededRandom(SplitMix64.At(seed, (ulong)epoch)).Shuffle(_order.AsSpan());
            _epoch = epoch;
        }

        var start = batch * batchSize;
        var chosen = _order.AsSpan(start, Math.Min(batchSize, _order.Length - start));
        var targets = Tensor.Uninitialized(new Shape(chosen.Length, 1));
        for (var i = 0; i < chosen.Length; i++) targets.Data[i] = scores[chosen[i]];
        return network.Forward(Gather(features, chosen)).MeanSquaredError(targets);
    }

    /// <inheritdoc/>
    public Dictionary<string, double>? Evaluate() => null;

    /// <summary>The numbers of some rows, <c>[rows, features]</c>.</summary>
    private static Tensor Gather(float[][] features, ReadOnlySpan<int> rows)
    {
        var size = features[rows[0]].Length;
        var gathered = Tensor.Uninitialized(new Shape(rows.Length, size));
        for (var i = 0; i < rows.Length; i++) features[rows[i]].CopyTo(gathered.Data[(i * size)..]);
        return gathered;
    }
}
