using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;
using Linnet.Training.Optimizers;

namespace Linnet.Training.Benchmarks;

/// <summary>
/// Training steps of a standard model on fixed data: forward with dropout, mean cross-entropy, backward, the norm of all gradients
/// clipped to 1, AdamW (1e-4, decay 0.01 on every parameter), gradients dropped, the loss read back.
/// </summary>
public abstract class TrainingWork : IDisposable
{
    /// <summary>Batches that are made beforehand and used in turn.</summary>
    private protected const int Batches = 8;

    /// <summary>Seed of the first batch's inputs; each next batch has the next seed.</summary>
    private protected const ulong Inputs = 1000;

    /// <summary>Seed of the first batch's targets.</summary>
    private protected const ulong Targets = 1500;

    private readonly Module _network;
    private readonly AdamW _optimizer;
    private int _steps;

    /// <summary>Makes the optimiser.</summary>
    /// <param name="network">What is trained; disposed with the work.</param>
    private protected TrainingWork(Module network)
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

    /// <summary>The work of a name.</summary>
    /// <param name="name">One of <see cref="StandardModels.Names"/> or <see cref="StandardLanguageModels.Names"/>, or <c>seq2seq</c>.</param>
    /// <exception cref="ConfigurationException">There is no such model.</exception>
    public static TrainingWork Of(string name) => name switch
    {
        SequenceTrainingWork.Name => new SequenceTrainingWork(),
        _ when StandardLanguageModels.Names.Contains(name) => new LanguageModelTrainingWork(StandardLanguageModels.Find(name)),
        _ => new ClassifierTrainingWork(StandardModels.Find(name)),
    };

    /// <summary>Makes one thing for each batch from its number.</summary>
    private protected static T[] ForEachBatch<T>(Func<ulong, T> create) => [.. Enumerable.Range(0, Batches).Select(number => create((ulong)number))];

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
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The mean loss of a batch, a scalar; a scope that records gradients is open.</summary>
    /// <param name="batch">0-based, below <see cref="Batches"/>.</param>
    private protected abstract Tensor Loss(int batch);

    /// <summary>Frees the network and the optimiser.</summary>
    /// <param name="disposing">Whether called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        _optimizer.Dispose();
        _network.Dispose();
    }
}
