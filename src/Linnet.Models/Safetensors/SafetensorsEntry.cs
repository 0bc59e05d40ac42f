using System.Runtime.InteropServices;
using Linnet.Models.Layers;
using Linnet.Tensors;

namespace Linnet.Models.Safetensors;

/// <summary>One tensor to be written: its description now, its bytes when their turn comes.</summary>
public sealed class SafetensorsEntry
{
    private readonly Action<Stream> _write;

    private SafetensorsEntry(string name, SafetensorsType type, IReadOnlyList<int> shape, long count, Action<Stream> write)
    {
        long expected = 1;
        foreach (var size in shape) expected *= size;
        if (expected != count) throw new ShapeException($"The tensor '{name}' has {count} elements, which do not fill the shape [{string.Join(", ", shape)}].");
        Name = name;
        Type = type;
        Shape = shape;
        ByteCount = count * type.Size();
        _write = write;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Element type.</summary>
    public SafetensorsType Type { get; }

    /// <summary>Sizes of the axes.</summary>
    public IReadOnlyList<int> Shape { get; }

    internal long ByteCount { get; }

    /// <summary>A parameter, as F32; it must live until written.</summary>
    /// <param name="parameter">With its full name.</param>
    public static SafetensorsEntry Of(NamedParameter parameter) => Of(parameter.Name, parameter.Parameter.Value);

    /// <summary>A tensor, as F32; it must live until written.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="tensor">Any shape.</param>
    public static SafetensorsEntry Of(string name, Tensor tensor) =>
        new(name, SafetensorsType.F32, tensor.Shape.ToArray(), tensor.Count, stream => stream.Write(MemoryMarshal.AsBytes(tensor.Data)));

    /// <summary>Numbers, as F32.</summary>
    /// <param name="name">Their name.</param>
    /// <param name="values">Row by row.</param>
    /// <param name="shape">Sizes of the axes.</param>
    public static SafetensorsEntry Of(string name, float[] values, params int[] shape) =>
        new(name, SafetensorsType.F32, shape, values.Length, stream => stream.Write(MemoryMarshal.AsBytes(values.AsSpan())));

    /// <summary>Whole numbers, as I32.</summary>
    /// <param name="name">Their name.</param>
    /// <param name="values">Row by row.</param>
    /// <param name="shape">Sizes of the axes.</param>
    public static SafetensorsEntry Of(string name, int[] values, params int[] shape) =>
        new(name, SafetensorsType.I32, shape, values.Length, stream => stream.Write(MemoryMarshal.AsBytes(values.AsSpan())));

    /// <summary>Whole numbers, as I64.</summary>
    /// <param name="name">Their name.</param>
    /// <param name="values">Row by row.</param>
    /// <param name="shape">Sizes of the axes.</param>
    public static SafetensorsEntry Of(string name, long[] values, params int[] shape) =>
        new(name, SafetensorsType.I64, shape, values.Length, stream => stream.Write(MemoryMarshal.AsBytes(values.AsSpan())));

    /// <summary>Bytes, as U8.</summary>
    /// <param name="name">Their name.</param>
    /// <param name="values">Row by row.</param>
    /// <param name="shape">Sizes of the axes.</param>
    public static SafetensorsEntry Of(string name, byte[] values, params int[] shape) =>
        new(name, SafetensorsType.U8, shape, values.Length, stream => stream.Write(values));

    internal void WriteTo(Stream stream) => _write(stream);
}
