using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;
using Linnet.Training.Optimizers;

namespace Linnet.Training.Benchmarks;

/// <summary>
/// Training steps on fixed data: forward with dropout, mean cross-entropy, backward, the norm of all gradients clipped to 1, AdamW (1e-4, decay
/// 0.01 on every parameter), gradients dropped, the loss read back.
/// </summary>
public abstract class TrainingSteps : IDisposable
{
    /// <summary>Batches that are made beforehand and used in turn.</summary>
    private protected const int Batches = 8;

    private readonly Module _network;
    private readonly AdamW _optimizer;
    private int _steps;

    private protected TrainingSteps(Module network)
    {
        _network = network;
        _optimizer = new AdamW(network.NamedParameters(), new AdamOptions
        {
            LearningRate = 1e-4f,
            WeightDecay = 0.01f,
            DecayVectors = true,
            MaxGradientNorm = 1,
        });
    }

    /// <summary>Takes one step on the next of the batches.</summary>
    /// <returns>The loss before the step.</returns>
    public float Step()
    {
        var number = _steps++;
        float loss;
        using (TensorScope.Training((ulong)number))
        {
            var mean = Loss(number % Batches);
            mean.Backward();
            loss = mean.Item;
        }

        _optimizer.Step();
        _optimizer.ZeroGrad();
        return loss;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimizer.Dispose();
        _network.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes one thing for each batch from its number.</summary>
    private protected static T[] ForEachBatch<T>(Func<ulong, T> create) => [.. Enumerable.Range(0, Batches).Select(number => create((ulong)number))];

    /// <summary>The mean loss of a batch.</summary>
    private protected abstract Tensor Loss(int batch);
}
