using Linnet.Models.Safetensors;

namespace Linnet.Models.TorchFiles;

/// <summary>A row of numbers in the file, which one or several tensors are views of.</summary>
/// <param name="Key">Its name in the file.</param>
/// <param name="Type">Element type.</param>
/// <param name="Count">Number of elements, as the pickle claims.</param>
internal sealed record TorchStorage(string Key, SafetensorsType Type, long Count)
{
    /// <summary>Bytes, as claimed; an Int128, because a claim may be anything.</summary>
    internal Int128 ByteCount => (Int128)Count * Type.Size();
}
