using Linnet.Tensors;

namespace Linnet.Models.Layers;

/// <summary>
/// What a tagger takes of words beside token ids: how they are spelt, what they look like, where they stand. A part that the network does
/// not use is null. Made in the current <see cref="Tensors.Autograd.TensorScope"/> and gone with it.
/// </summary>
public sealed record WordInputs
{
    /// <summary>Number of words of each row, <c>[batch]</c>.</summary>
    public required IntTensor Lengths { get; init; }

    /// <summary>Most words in a row: the second axis of what a tagger gives.</summary>
    public required int MaxLength { get; init; }

    /// <summary>Character ids of every spelling that occurs in the batch, once each, <c>[spellings, characters]</c>.</summary>
    public IntTensor? Characters { get; init; }

    /// <summary>Number of characters of each spelling, <c>[spellings]</c>.</summary>
    public IntTensor? CharacterLengths { get; init; }

    /// <summary>Each word's row in <see cref="Characters"/>, <c>[batch, words]</c>; 0 in padding.</summary>
    public IntTensor? Spellings { get; init; }

    /// <summary>Each word's shape (capitals, digits), <c>[batch, words]</c>; 0 in padding.</summary>
    public IntTensor? Shapes { get; init; }

    /// <summary>Id of each token together with the one before it, <c>[batch, words]</c>; 0 in padding.</summary>
    public IntTensor? Bigrams { get; init; }

    /// <summary>
    /// Where the first piece of each word stands among all <c>batch * length</c> tokens, <c>[batch, words]</c>; 0 in padding. Null where every
    /// token is a word.
    /// </summary>
    public IntTensor? FirstPieces { get; init; }
}
