using System.Buffers.Binary;
using System.Text;

namespace Linnet.Models.Tests.Safetensors;

/// <summary>Builds safetensors files by hand, right and wrong ones.</summary>
internal static class SafetensorsBytes
{
    internal static byte[] Build(string header, int dataLength) => Build(header, new byte[dataLength]);

    internal static byte[] Build(string header, byte[] data, ulong? claimedLength = null)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var bytes = new byte[8 + json.Length + data.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, claimedLength ?? (ulong)json.Length);
        json.CopyTo(bytes, 8);
        data.CopyTo(bytes, 8 + json.Length);
        return bytes;
    }
}
