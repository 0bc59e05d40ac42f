using Linnet.Models.Architectures;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Training.Benchmarks;

/// <summary>Training steps of a classifier.</summary>
public sealed class ClassifierTrainingWork : TrainingWork
{
    private readonly StandardModel _model;
    private readonly TextNetwork _network;
    private readonly int[][] _inputs;
    private readonly int[][] _targets;

    /// <summary>Makes the network, the optimiser and eight batches.</summary>
    /// <param name="model">What to train.</param>
    public ClassifierTrainingWork(StandardModel model)
        : this(model, (model ?? throw new ArgumentNullException(nameof(model))).Create())
    {
    }

    private ClassifierTrainingWork(StandardModel model, TextNetwork network)
        : base(network)
    {
        _model = model;
        _network = network;
        _inputs = ForEachBatch(number => FixedTokens.Create(Inputs + number, model.BatchSize * model.Length, model.VocabularySize));
        _targets = ForEachBatch(number => FixedTokens.Create(Targets + number, model.BatchSize, network.LabelCount));
    }

    /// <inheritdoc/>
    private protected override Tensor Loss(int batch)
    {
        var inputs = TokenBatch.FromRectangle(_inputs[batch], [], [], _model.BatchSize);
        return _network.Forward(inputs).CrossEntropy(IntTensor.From(_targets[batch], new Shape(_model.BatchSize)));
    }
}
