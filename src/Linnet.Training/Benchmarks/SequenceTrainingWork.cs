using Linnet.Models.Architectures;
using Linnet.Models.Layers;
using Linnet.Tensors;

namespace Linnet.Training.Benchmarks;

/// <summary>
/// Training steps of a small Transformer that turns one sequence into another: three layers of 256 on each side, eight heads, 512 between the
/// dense layers, one table of 10,000 vectors, dropout 0.1 throughout; 64 pairs of 16 and 16 tokens.
/// </summary>
public sealed class SequenceTrainingWork : TrainingWork
{
    /// <summary>As in <c>bench train</c>.</summary>
    public const string Name = "seq2seq";

    /// <summary>Number of trained numbers; the bias of the output, which Marian stores and never trains, is none of them.</summary>
    public const long ParameterCount = 6_513_664;

    private const int VocabularySize = 10_000;
    private const int BatchSize = 64;
    private const int Length = 16;
    private const float DropoutRate = 0.1f;

    private readonly Marian _network;
    private readonly int[][] _sources;
    private readonly int[][] _targets;

    /// <summary>Makes the network, the optimiser and eight batches.</summary>
    /// <exception cref="InvalidOperationException">The network has not the number of parameters that its definition says, so that no figure of it could be compared.</exception>
    public SequenceTrainingWork()
        : this(Create())
    {
    }

    private SequenceTrainingWork(Marian network)
        : base(network)
    {
        _network = network;
        _sources = ForEachBatch(number => FixedTokens.Create(Inputs + number, BatchSize * Length, VocabularySize));
        _targets = ForEachBatch(number => FixedTokens.Create(Targets + number, BatchSize * (Length + 1), VocabularySize));
    }

    /// <inheritdoc/>
    private protected override Tensor Loss(int batch)
    {
        var labels = IntTensor.Zeros(new Shape(BatchSize, Length));
        var inputs = new int[BatchSize * Length];
        for (var row = 0; row < BatchSize; row++)
        {
            var target = _targets[batch].AsSpan(row * (Length + 1), Length + 1);
            target[..Length].CopyTo(inputs.AsSpan(row * Length));
            target[1..].CopyTo(labels.Data[(row * Length)..]);
        }

        var source = TokenBatch.FromRectangle(_sources[batch], [], [], BatchSize);
        return _network.Loss(source, TokenBatch.FromRectangle(inputs, [], [], BatchSize), labels);
    }

    private static Marian Create()
    {
        const int Size = 256, Layers = 3, Heads = 8, Inner = 512, Positions = 512;
        return StandardNetwork.Create(Name, ParameterCount, () => new Marian(new MarianConfig
        {
            VocabSize = VocabularySize,
            PadTokenId = 0,
            DecoderStartTokenId = 0,
            EosTokenId = 0,
            HiddenSize = Size,
            EncoderLayers = Layers,
            DecoderLayers = Layers,
            EncoderHeads = Heads,
            DecoderHeads = Heads,
            EncoderInnerSize = Inner,
            DecoderInnerSize = Inner,
            MaxPositionEmbeddings = Positions,
            Activation = ActivationKind.Relu,
            Dropout = DropoutRate,
            AttentionDropout = DropoutRate,
            ActivationDropout = DropoutRate,
            InitializerRange = 1 / MathF.Sqrt(Size),
        }));
    }
}
