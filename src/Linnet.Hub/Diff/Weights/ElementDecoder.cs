using System.Buffers.Binary;
using Linnet.Models.Safetensors;

namespace Linnet.Hub.Diff;

/// <summary>Stored numbers of every type as float64. Whole numbers above 2⁵³ are rounded.</summary>
internal static class ElementDecoder
{
    /// <summary>Decodes elements.</summary>
    /// <param name="bytes">Little end first.</param>
    /// <param name="type">Their type.</param>
    /// <param name="values">Receives them; as many as the bytes hold.</param>
    internal static void Decode(ReadOnlySpan<byte> bytes, SafetensorsType type, Span<double> values)
    {
        var size = type.Size();
        for (var i = 0; i < values.Length; i++)
        {
            var element = bytes.Slice(i * size, size);
            values[i] = type switch
            {
                SafetensorsType.F64 => BinaryPrimitives.ReadDoubleLittleEndian(element),
                SafetensorsType.F32 => BinaryPrimitives.ReadSingleLittleEndian(element),
                SafetensorsType.F16 => (double)BinaryPrimitives.ReadHalfLittleEndian(element),
                SafetensorsType.BF16 => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(element) << 16),
                SafetensorsType.I64 => BinaryPrimitives.ReadInt64LittleEndian(element),
                SafetensorsType.I32 => BinaryPrimitives.ReadInt32LittleEndian(element),
                SafetensorsType.I16 => BinaryPrimitives.ReadInt16LittleEndian(element),
                SafetensorsType.I8 => (sbyte)element[0],
                SafetensorsType.U64 => BinaryPrimitives.ReadUInt64LittleEndian(element),
                SafetensorsType.U32 => BinaryPrimitives.ReadUInt32LittleEndian(element),
                SafetensorsType.U16 => BinaryPrimitives.ReadUInt16LittleEndian(element),
                _ => element[0],
            };
        }
    }
}
