using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors;

namespace Linnet.Training.Neural;

/// <summary>
/// What a training loop needs to know of a task: its network, its batches, their loss, and a measurement on held-out data. A batch is
/// named by epoch and number and must be the same each time it is asked for, so that a resumed run repeats itself.
/// </summary>
internal interface ITrainingTask
{
    /// <summary>What is trained.</summary>
    Module Network { get; }

    /// <summary>Number of batches in an epoch, at least 1.</summary>
    int BatchesPerEpoch { get; }

    /// <summary>Number of rows in an epoch, for the speed that is shown.</summary>
    int RowsPerEpoch { get; }

    /// <summary>Gives the network its first values: random ones, or a parent's.</summary>
    /// <param name="random">The run's own, seeded.</param>
    void Initialize(SeededRandom random);

    /// <summary>The mean loss of a batch, a scalar; a scope that records gradients is open.</summary>
    /// <param name="epoch">0-based.</param>
    /// <param name="batch">0-based, below <see cref="BatchesPerEpoch"/>.</param>
    Tensor Loss(int epoch, int batch);

    /// <summary>The table of token embeddings that adversarial training moves, <c>[vocabulary, size]</c>; null where there is none.</summary>
    Parameter? TokenEmbeddings => null;

    /// <summary>Metrics on held-out data by name, <c>loss</c> among them; null where nothing is held out.</summary>
    Dictionary<string, double>? Evaluate();
}
