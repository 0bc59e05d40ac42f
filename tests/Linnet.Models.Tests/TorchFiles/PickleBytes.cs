using System.Buffers.Binary;
using System.Text;

namespace Linnet.Models.Tests.TorchFiles;

/// <summary>Writes pickles by hand, opcode by opcode, honest ones and others.</summary>
internal sealed class PickleBytes
{
    private readonly List<byte> _bytes = [0x80, 2];

    internal byte[] Done() => [.. _bytes, (byte)'.'];

    internal PickleBytes Raw(params ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    internal PickleBytes Op(string opcodes) => Raw(Encoding.ASCII.GetBytes(opcodes));

    internal PickleBytes Global(string module, string name) => Op($"c{module}\n{name}\n");

    internal PickleBytes Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        return Op("X").Number(utf8.Length).Raw(utf8);
    }

    internal PickleBytes Int(int value) => Op("J").Number(value);

    internal PickleBytes Ints(params ReadOnlySpan<int> values)
    {
        Op("(");
        foreach (var value in values) Int(value);
        return Op("t");
    }

    internal PickleBytes Number(int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return Raw(bytes);
    }

    /// <summary>A storage: the persistent id that torch writes.</summary>
    internal PickleBytes Storage(string key, string type, int count) =>
        Op("(").Text("storage").Global("torch", type).Text(key).Text("cpu").Int(count).Op("tQ");

    /// <summary>A tensor as a view of a storage.</summary>
    internal PickleBytes Tensor(string key, string type, int count, int offset, int[] shape, int[] strides) =>
        Global("torch._utils", "_rebuild_tensor_v2").Op("(").Storage(key, type, count).Int(offset).Ints(shape).Ints(strides)
            .Raw(0x89).Global("collections", "OrderedDict").Op(")RtR");

    /// <summary>A state dict; <paramref name="items"/> writes names and values by turns.</summary>
    internal static byte[] StateDict(Action<PickleBytes> items)
    {
        var pickle = new PickleBytes().Global("collections", "OrderedDict").Op(")R(");
        items(pickle);
        return pickle.Op("u").Done();
    }
}
