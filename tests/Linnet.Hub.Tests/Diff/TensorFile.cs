using System.Buffers.Binary;
using System.Text;

namespace Linnet.Hub.Tests.Diff;

/// <summary>Safetensors files written by hand, of any type, sound ones and others.</summary>
internal static class TensorFile
{
    internal static byte[] Of(params (string Name, string Type, int[] Shape, byte[] Data)[] tensors)
    {
        var position = 0;
        var entries = tensors.Select(tensor =>
            $"\"{tensor.Name}\":{{\"dtype\":\"{tensor.Type}\",\"shape\":[{string.Join(',', tensor.Shape)}],\"data_offsets\":[{position},{position += tensor.Data.Length}]}}").ToArray();
        return Raw($"{{{string.Join(',', entries)}}}", [.. tensors.SelectMany(tensor => tensor.Data)]);
    }

    internal static byte[] Raw(string header, byte[] data, ulong? claimedLength = null)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var prefix = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, claimedLength ?? (ulong)json.Length);
        return [.. prefix, .. json, .. data];
    }

    internal static byte[] F32(params float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    internal static byte[] F16(params float[] values) => [.. values.SelectMany(value => BitConverter.GetBytes((Half)value))];

    internal static byte[] BF16(params float[] values) => [.. values.SelectMany(value => BitConverter.GetBytes((ushort)(BitConverter.SingleToUInt32Bits(value) >> 16)))];

    internal static byte[] F64(params double[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    internal static byte[] I64(params long[] values) => [.. values.SelectMany(BitConverter.GetBytes)];
}
