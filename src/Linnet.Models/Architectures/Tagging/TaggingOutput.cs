using Linnet.Tensors;

namespace Linnet.Models.Architectures;

/// <summary>What a tagger says of a batch. Gone with the scope it was made in.</summary>
/// <param name="Emissions">One score a word and tag, <c>[batch, words, tags]</c>.</param>
/// <param name="Lengths">Words of each row, <c>[batch]</c>.</param>
/// <param name="Intents">One score a row and intent, <c>[batch, intents]</c>; null for a tagger without intents.</param>
public readonly record struct TaggingOutput(Tensor Emissions, IntTensor Lengths, Tensor? Intents = null);
