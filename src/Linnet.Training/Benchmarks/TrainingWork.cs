using Linnet.Models.Architectures;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Training.Benchmarks;

/// <summary>Training steps of a standard model that classifies.</summary>
public sealed class TrainingWork : TrainingSteps
{
    private const ulong Inputs = 1000;
    private const ulong Targets = 1500;

    private readonly StandardModel _model;
    private readonly TextNetwork _network;
    private readonly int[][] _inputs;
    private readonly int[][] _targets;

    /// <summary>Makes the network, the optimiser and eight batches.</summary>
    /// <param name="model">What to train.</param>
    public TrainingWork(StandardModel model)
        : this(model, (model ?? throw new ArgumentNullException(nameof(model))).Create())
    {
    }

    private TrainingWork(StandardModel model, TextNetwork network)
        : base(network)
    {
        (_model, _network) = (model, network);
        _inputs = ForEachBatch(number => FixedTokens.Create(Inputs + number, model.BatchSize * model.Length, model.VocabularySize));
        _targets = ForEachBatch(number => FixedTokens.Create(Targets + number, model.BatchSize, network.LabelCount));
    }

    private protected override Tensor Loss(int batch) =>
        _network.Forward(TokenBatch.FromRectangle(_inputs[batch], [], [], _model.BatchSize)).CrossEntropy(IntTensor.From(_targets[batch], new Shape(_model.BatchSize)));
}
