using Linnet.Models.Architectures;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Training.Benchmarks;

/// <summary>Training steps of a causal language model: every token from those before it. A recurrent model goes on from where the last batch ended.</summary>
public sealed class LanguageModelTrainingWork : TrainingWork
{
    private readonly CausalLanguageModel _network;
    private readonly DecoderState? _state;
    private readonly int _batchSize;
    private readonly int[][] _inputs;
    private readonly int[][] _targets;

    /// <summary>Makes the network, the optimiser and eight batches.</summary>
    /// <param name="model">What to train.</param>
    public LanguageModelTrainingWork(StandardLanguageModel model)
        : this(model, (model ?? throw new ArgumentNullException(nameof(model))).Create())
    {
    }

    private LanguageModelTrainingWork(StandardLanguageModel model, CausalLanguageModel network)
        : base(network)
    {
        _network = network;
        _state = model.CarriesState ? network.CreateState() : null;
        _batchSize = model.BatchSize;
        var texts = ForEachBatch(number => FixedTokens.Create(Inputs + number, model.BatchSize * (model.Length + 1), network.VocabularySize));
        _inputs = [.. texts.Select(tokens => model.Cut(tokens, shift: 0))];
        _targets = [.. texts.Select(tokens => model.Cut(tokens, shift: 1))];
    }

    /// <inheritdoc/>
    private protected override Tensor Loss(int batch)
    {
        var inputs = TokenBatch.FromRectangle(_inputs[batch], [], [], _batchSize);
        var logits = _network.Logits(_network.Hidden(inputs, _state));
        return logits.CrossEntropy(IntTensor.From(_targets[batch], inputs.InputIds.Shape));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _state?.Dispose();
        base.Dispose(disposing);
    }
}
