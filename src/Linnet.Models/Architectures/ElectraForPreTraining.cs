using Linnet.Models.Layers;
using Linnet.Tensors;

namespace Linnet.Models.Architectures;

/// <summary>
/// ELECTRA's discriminator (Clark et al. 2020, section 2): for every token one number that is high where the token was put in place of the
/// text's own. Tensor names are those of transformers' <c>ElectraForPreTraining</c>.
/// </summary>
public sealed class ElectraForPreTraining : TokenNetwork
{
    private readonly ElectraConfig _config;
    private readonly Linear _dense;
    private readonly Linear _prediction;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="config">Sizes.</param>
    public ElectraForPreTraining(ElectraConfig config)
        : base(config)
    {
        _config = config;
        Encoder = Register(Electra.EncoderName, config.CreateEncoder(null));
        var sizes = config.Encoder;
        _dense = Register("discriminator_predictions.dense", BertEncoder.Dense(sizes, sizes.HiddenSize, sizes.HiddenSize, sizes.HiddenAct));
        _prediction = Register("discriminator_predictions.dense_prediction", BertEncoder.Dense(sizes, sizes.HiddenSize, 1));
    }

    /// <inheritdoc/>
    public override int VocabularySize => _config.Encoder.VocabSize;

    /// <inheritdoc/>
    public override int MaxLength => _config.MaxLength;

    /// <summary>The encoder, whose embeddings a generator shares.</summary>
    internal BertEncoder Encoder { get; }

    /// <summary>Judges every token; needs an open <see cref="Tensors.Autograd.TensorScope"/>.</summary>
    /// <param name="batch">Ids below the vocabulary's size, rows no longer than <see cref="TokenNetwork.MaxLength"/>.</param>
    /// <returns>The logit of "replaced", <c>[batch, length]</c>.</returns>
    public Tensor Replaced(TokenBatch batch) => Judge(Encoder.Forward(batch));

    /// <inheritdoc/>
    public override NetworkOutput ForwardAll(TokenBatch batch)
    {
        var hidden = Encoder.Forward(batch);
        return new NetworkOutput { LastHiddenState = hidden, Logits = Judge(hidden) };
    }

    /// <inheritdoc/>
    public override string? ParameterNameOf(string tensorName) => Encoder.NameOf(tensorName);

    private Tensor Judge(Tensor hidden) =>
        _prediction.Forward(_dense.Forward(hidden)).Reshape(new Shape(hidden.Shape[0], hidden.Shape[1]));
}
