using Linnet.Models.Initializers;
using Linnet.Models.Layers;
using Linnet.Tensors;

namespace Linnet.Models.Architectures;

/// <summary>A transformer encoder without a head: what pre-training makes and every task builds on.</summary>
internal abstract class EncoderBody : Module
{
    /// <summary>The table of word vectors.</summary>
    internal abstract Embedding Words { get; }

    /// <summary>The vectors of all tokens, <c>[batch, length, hidden]</c>.</summary>
    internal abstract Tensor Forward(TokenBatch batch);

    /// <summary>The name, prefix included, of the parameter that a checkpoint's tensor belongs to; null for one that is to be left out.</summary>
    /// <param name="tensorName">A name in the checkpoint.</param>
    internal abstract string? NameOf(string tensorName);

    /// <summary>A head's dense layer with the body's way to start.</summary>
    internal static Linear Head(EncoderSizes sizes, int outputs) =>
        new(sizes.Hidden, outputs, ActivationKind.None, hasBias: true, new Normal(0, sizes.InitializerRange), Constant.Zeros);
}
