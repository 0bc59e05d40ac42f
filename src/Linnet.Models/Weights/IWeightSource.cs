namespace Linnet.Models.Weights;

/// <summary>Named tensors in a file, or in several that belong together, whatever their format. Reading is thread-safe.</summary>
public interface IWeightSource : IDisposable
{
    /// <summary>The file, as errors name it.</summary>
    string Path { get; }

    /// <summary>All tensors, each name once.</summary>
    IEnumerable<WeightTensor> Weights { get; }

    /// <summary>Number of elements that are stored, which bounds what an honest model can be made of.</summary>
    long ElementCount { get; }

    /// <summary>Reads a tensor of a floating-point type, converted to float32.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Receives the elements, row by row; as long as the tensor has elements.</param>
    /// <exception cref="ModelFormatException">No such tensor, another number of elements, or not a floating-point type.</exception>
    void Read(string name, Span<float> values);
}
