namespace Linnet.Models.Safetensors;

/// <summary>What a safetensors header says of one tensor; checked against the file when it was opened.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Element type.</param>
/// <param name="Shape">Sizes of the axes; empty for a scalar.</param>
/// <param name="Start">First byte within the data part.</param>
/// <param name="End">One past the last byte within the data part.</param>
public sealed record SafetensorsTensor(string Name, SafetensorsType Type, IReadOnlyList<long> Shape, long Start, long End)
{
    /// <summary>Number of elements.</summary>
    public long Count => (End - Start) / Type.Size();

    /// <summary>The shape as text, as in <c>[3, 64]</c>.</summary>
    internal string ShapeText => $"[{string.Join(", ", Shape)}]";

    internal bool HasShape(Tensors.Shape shape)
    {
        if (shape.Rank != Shape.Count) return false;
        for (var axis = 0; axis < shape.Rank; axis++)
        {
            if (shape[axis] != Shape[axis]) return false;
        }

        return true;
    }
}
