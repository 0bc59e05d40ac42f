using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Memory;
using Linnet.Tensors.Operations;
using Linnet.Tensors.Operations.Steps;

namespace Linnet.Models.Architectures;

/// <summary>A transformer decoder that gives every token the probabilities of the one that follows it.</summary>
public abstract class DecoderLanguageModel : CausalLanguageModel
{
    private const string HeadName = "lm_head";

    private readonly DecoderConfig _config;
    private readonly DecoderBody _body;
    private readonly Linear? _head;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="config">Sizes.</param>
    private protected DecoderLanguageModel(DecoderConfig config)
        : base(config)
    {
        _config = config;
        _body = Register(config.BodyName, config.CreateBody());
        if (!config.TieWordEmbeddings) _head = Register(HeadName, config.CreateHead(config.VocabSize));
    }

    /// <inheritdoc/>
    public sealed override int MaxLength => _config.MaxLength;

    /// <inheritdoc/>
    public sealed override DecoderState CreateState() => _body.CreateState();

    /// <inheritdoc/>
    public sealed override Tensor Hidden(TokenBatch batch, DecoderState? state = null) => _body.Hidden(batch, state);

    /// <inheritdoc/>
    public sealed override Tensor Logits(Tensor hidden) => _head is null ? hidden.Linear(_body.Words.Weight, null) : _head.Forward(hidden);

    /// <inheritdoc/>
    private protected sealed override unsafe bool Step(int id, DecoderState state, float* logits)
    {
        using var scratch = StepScratch.Rent(1, _config.HiddenWidth);
        var hidden = scratch.Take(_config.HiddenWidth);
        _body.Step(id, state, hidden);
        if (_head is null) StepOperations.Linear(hidden, _body.Words.Weight, null, WeightLayout.OutIn, logits);
        else _head.Step(hidden, logits);
        return true;
    }

    /// <summary>Understands names without their prefix, and leaves out buffers, the copy of the word vectors and a classifier.</summary>
    /// <param name="tensorName">A name in the checkpoint.</param>
    public sealed override string? ParameterNameOf(string tensorName) => _body.NameOf(tensorName, _head is null ? null : HeadName);
}
