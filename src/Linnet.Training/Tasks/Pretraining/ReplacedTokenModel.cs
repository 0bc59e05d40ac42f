using Linnet.Models.Architectures;
using Linnet.Models.Layers;

namespace Linnet.Training.Tasks.Pretraining;

/// <summary>
/// ELECTRA in training (Clark et al. 2020): a small generator that fills the masks, and the discriminator that is to tell its tokens from the
/// text's own. They share the embeddings; only the discriminator is kept.
/// </summary>
internal sealed class ReplacedTokenModel : Module
{
    /// <summary>Creates both, all weights zero.</summary>
    /// <param name="config">The discriminator's sizes.</param>
    /// <param name="generatorSize">The generator's width as a share of the discriminator's.</param>
    internal ReplacedTokenModel(ElectraConfig config, double generatorSize)
    {
        Discriminator = Register("discriminator", new ElectraForPreTraining(config with { Head = EncoderHead.ReplacedTokens, Labels = [] }));
        Generator = Register("generator", new ElectraForMaskedLM(Smaller(config, generatorSize), Discriminator));
    }

    internal ElectraForPreTraining Discriminator { get; }

    internal ElectraForMaskedLM Generator { get; }

    private static ElectraConfig Smaller(ElectraConfig config, double share)
    {
        var sizes = config.Encoder;
        var heads = Math.Max(1, (int)Math.Round(sizes.NumAttentionHeads * share));
        var perHead = Math.Max(1, (int)Math.Round(sizes.HiddenSize * share / heads));
        return config with
        {
            Head = EncoderHead.MaskedLM,
            Labels = [],
            Encoder = sizes with
            {
                HiddenSize = heads * perHead,
                NumAttentionHeads = heads,
                IntermediateSize = Math.Max(1, (int)Math.Round(sizes.IntermediateSize * share)),
            },
        };
    }
}
