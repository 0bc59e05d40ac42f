using Linnet.Models.Safetensors;

namespace Linnet.Models.Weights;

/// <summary>What a weight file says of one of its tensors.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Element type.</param>
/// <param name="Shape">Sizes of the axes; empty for a scalar.</param>
public record WeightTensor(string Name, SafetensorsType Type, IReadOnlyList<long> Shape)
{
    /// <summary>Number of elements.</summary>
    public long Count => Shape.Aggregate(1L, (count, size) => count * size);

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

    /// <summary>Refuses to be read into a place of another size, or as numbers that it does not hold.</summary>
    internal void CheckReadable(string path, int count)
    {
        if (Count != count) throw new ModelFormatException(path, $"the tensor '{Name}' has the shape {ShapeText}, {Count} elements; expected {count}.");
        if (!Type.IsFloat()) throw new ModelFormatException(path, $"the tensor '{Name}' has the type {Type.Name()}; expected a floating-point type.");
    }
}
