using Linnet.Models.Architectures;
using Linnet.Models.Configuration;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace OwnArchitecture;

/// <summary>
/// The deep averaging network (Iyyer et al. 2015): the mean of the words' vectors, then two dense layers. An architecture of one's
/// own is an ordinary class: parts registered in the constructor, one forward pass.
/// </summary>
public sealed class DeepAveragingNetwork : TextNetwork
{
    private readonly DeepAveragingConfig _config;
    private readonly Embedding _words;
    private readonly Linear _dense;
    private readonly Linear _classifier;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="config">Sizes and labels.</param>
    public DeepAveragingNetwork(DeepAveragingConfig config)
        : base(config)
    {
        _config = config;
        _words = Register("words", new Embedding(config.VocabSize, config.HiddenSize));
        _dense = Register("dense", new Linear(config.HiddenSize, config.HiddenSize, ActivationKind.Relu));
        _classifier = Register("classifier", new Linear(config.HiddenSize, config.Labels.Count));
    }

    /// <summary>One line at the start of a program, and folders of this kind load like any other.</summary>
    public static void Register() => ModelRegistry.Register(
        DeepAveragingConfig.Type, reader => new DeepAveragingConfig(reader), config => new DeepAveragingNetwork(config));

    /// <inheritdoc/>
    public override Tensor Forward(TokenBatch batch)
    {
        var words = _words.Forward(batch.InputIds).Dropout(_config.WordDropoutProb);
        var mean = words.MaskedMean(batch.AttentionMask);
        return _classifier.Forward(_dense.Forward(mean));
    }
}
