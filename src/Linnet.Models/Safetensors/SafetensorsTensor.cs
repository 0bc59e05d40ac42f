using Linnet.Models.Weights;

namespace Linnet.Models.Safetensors;

/// <summary>What a safetensors header says of one tensor; checked against the file when it was opened.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Element type.</param>
/// <param name="Shape">Sizes of the axes; empty for a scalar.</param>
/// <param name="Start">First byte within the data part.</param>
/// <param name="End">One past the last byte within the data part.</param>
public sealed record SafetensorsTensor(string Name, SafetensorsType Type, IReadOnlyList<long> Shape, long Start, long End) : WeightTensor(Name, Type, Shape);
