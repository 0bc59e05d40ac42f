using Linnet.Models.Initializers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Layers;

/// <summary>A table of vectors looked up by id.</summary>
public sealed class Embedding : Module
{
    private readonly int? _paddingIndex;

    /// <summary>Creates the table.</summary>
    /// <param name="count">Number of ids, at least 1.</param>
    /// <param name="size">Size of each vector, at least 1.</param>
    /// <param name="paddingIndex">An id whose vector training leaves alone, or null.</param>
    /// <param name="initializer">PyTorch's default, the standard normal distribution, where null.</param>
    public Embedding(int count, int size, int? paddingIndex = null, IInitializer? initializer = null)
    {
        _paddingIndex = paddingIndex;
        Weight = Register("weight", new Shape(count, size), initializer ?? new Normal(0, 1));
    }

    /// <summary><c>[count, size]</c>.</summary>
    public Parameter Weight { get; }

    /// <summary>Looks up the vector of every id.</summary>
    /// <param name="ids"><c>[...]</c>, each in [0, count).</param>
    /// <returns><c>[..., size]</c>.</returns>
    /// <exception cref="ShapeException">An id is out of range.</exception>
    public Tensor Forward(IntTensor ids) => ids.Embedding(Weight, _paddingIndex);

    /// <summary>The vector of one id, <c>[size]</c>.</summary>
    /// <param name="id">In [0, count).</param>
    internal unsafe float* Step(int id) => Weight.Value.Pointer + ((long)id * Weight.Shape[1]);
}
