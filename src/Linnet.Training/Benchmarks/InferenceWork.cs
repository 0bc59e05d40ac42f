using Linnet.Models.Architectures;
using Linnet.Models.Layers;
using Linnet.Tensors.Autograd;

namespace Linnet.Training.Benchmarks;

/// <summary>Forward passes of a standard model on a fixed batch: token ids in, logits out.</summary>
public sealed class InferenceWork : IDisposable
{
    private const ulong Seed = 1000;

    private readonly TextNetwork _network;
    private readonly int[] _ids;
    private readonly int _batchSize;

    /// <summary>Makes the network and the batch.</summary>
    /// <param name="model">What to run.</param>
    /// <param name="batchSize">Rows, at least 1.</param>
    /// <param name="length">Tokens in each row, at least 1 and at most what the model takes.</param>
    public InferenceWork(StandardModel model, int batchSize, int length)
    {
        ArgumentNullException.ThrowIfNull(model);
        _network = model.Create();
        _batchSize = batchSize;
        _ids = FixedTokens.Create(Seed + (ulong)length, batchSize * length, model.VocabularySize);
    }

    /// <summary>Runs the batch once.</summary>
    /// <returns>The first logit.</returns>
    public float Run()
    {
        using (TensorScope.Inference())
            return _network.Forward(TokenBatch.FromRectangle(_ids, [], [], _batchSize)).Data[0];
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();
}
