using Linnet.Tensors;

namespace Linnet.Models.Architectures;

/// <summary>What a forward pass gives; a part that the network does not have is null. Gone with the scope it was made in.</summary>
public readonly record struct NetworkOutput
{
    /// <summary>One number a label, <c>[batch, labels]</c>, or <c>[batch, length, labels]</c> where every token gets its own.</summary>
    public Tensor? Logits { get; init; }

    /// <summary>The last vectors, <c>[batch, length, hidden]</c>; the decoder's where there is one.</summary>
    public Tensor? LastHiddenState { get; init; }

    /// <summary>The encoder's last vectors, <c>[batch, length, hidden]</c>, where a decoder follows it.</summary>
    public Tensor? EncoderLastHiddenState { get; init; }

    /// <summary>One vector a row, <c>[batch, hidden]</c>.</summary>
    public Tensor? PoolerOutput { get; init; }
}
