using Linnet.Models.Architectures;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;
using Linnet.Training.Optimizers;

namespace Linnet.Training.Benchmarks;

/// <summary>
/// Training steps of a standard model on fixed data: forward with dropout, mean cross-entropy, backward, the norm of all gradients
/// clipped to 1, AdamW (1e-4, decay 0.01 on every parameter), gradients dropped, the loss read back.
/// </summary>
public sealed class TrainingWork : IDisposable
{
    private const int Batches = 8;
    private const ulong Inputs = 1000;
    private const ulong Targets = 1500;

    private readonly StandardModel _model;
    private readonly TextNetwork _network;
    private readonly AdamW _optimizer;
    private readonly int[][] _inputs;
    private readonly int[][] _targets;
    private int _steps;

    /// <summary>Makes the network, the optimiser and eight batches.</summary>
    /// <param name="model">What to train.</param>
    public TrainingWork(StandardModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _network = model.Create();
        _optimizer = new AdamW(_network.NamedParameters(), new AdamOptions
        {
            LearningRate = 1e-4f,
            WeightDecay = 0.01f,
            DecayVectors = true,
            MaxGradientNorm = 1,
        });
        var numbers = Enumerable.Range(0, Batches).Select(number => (ulong)number);
        _inputs = [.. numbers.Select(number => FixedTokens.Create(Inputs + number, model.BatchSize * model.Length, model.VocabularySize))];
        _targets = [.. numbers.Select(number => FixedTokens.Create(Targets + number, model.BatchSize, _network.LabelCount))];
    }

    /// <summary>Takes one step on the next of the batches.</summary>
    /// <returns>The loss before the step.</returns>
    public float Step()
    {
        var number = _steps++;
        float loss;
        using (TensorScope.Training((ulong)number))
        {
            var batch = TokenBatch.FromRectangle(_inputs[number % Batches], [], [], _model.BatchSize);
            var labels = IntTensor.From(_targets[number % Batches], new Shape(_model.BatchSize));
            var mean = _network.Forward(batch).CrossEntropy(labels);
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
    }
}
