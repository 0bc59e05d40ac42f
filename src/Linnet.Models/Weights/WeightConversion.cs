using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Linnet.Models.Safetensors;

namespace Linnet.Models.Weights;

/// <summary>Fills part of a buffer with bytes of a weight file.</summary>
/// <param name="bytes">Receives them.</param>
/// <param name="offset">Bytes of the tensor that stand before them.</param>
internal delegate void ReadBytes(Span<byte> bytes, long offset);

/// <summary>Stored numbers of any floating-point type as float32.</summary>
internal static class WeightConversion
{
    private const int ChunkLength = 16384;

    internal static bool IsFloat(this SafetensorsType type) =>
        type is SafetensorsType.F32 or SafetensorsType.F16 or SafetensorsType.BF16 or SafetensorsType.F64;

    /// <summary>Reads all of a tensor, straight into place where nothing needs converting.</summary>
    internal static void Read(Span<float> values, SafetensorsType type, ReadBytes read)
    {
        if (type == SafetensorsType.F32)
        {
            read(MemoryMarshal.AsBytes(values), 0);
            return;
        }

        Span<byte> chunk = stackalloc byte[ChunkLength];
        var size = type.Size();
        for (var done = 0; done < values.Length;)
        {
            var count = Math.Min(chunk.Length / size, values.Length - done);
            var bytes = chunk[..(count * size)];
            read(bytes, (long)done * size);
            Convert(bytes, values.Slice(done, count), type);
            done += count;
        }
    }

    private static void Convert(ReadOnlySpan<byte> bytes, Span<float> values, SafetensorsType type)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = type switch
            {
                SafetensorsType.F16 => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(2 * i)..]),
                SafetensorsType.BF16 => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]) << 16),
                _ => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes[(8 * i)..]),
            };
        }
    }
}
