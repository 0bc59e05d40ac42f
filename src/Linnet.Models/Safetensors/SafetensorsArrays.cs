using System.Runtime.InteropServices;

namespace Linnet.Models.Safetensors;

/// <summary>Reads whole tensors into arrays of their own size.</summary>
internal static class SafetensorsArrays
{
    internal static float[] ReadSingles(this SafetensorsFile file, string name)
    {
        var values = new float[file[name].Count];
        file.Read(name, values);
        return values;
    }

    internal static int[] ReadInt32s(this SafetensorsFile file, string name)
    {
        var values = new int[file[name].Count];
        file.Read(name, values);
        return values;
    }

    /// <summary>64-bit keys, stored as signed numbers because every reader knows those.</summary>
    internal static ulong[] ReadKeys(this SafetensorsFile file, string name)
    {
        var values = new ulong[file[name].Count];
        file.Read(name, MemoryMarshal.Cast<ulong, long>(values.AsSpan()));
        return values;
    }
}
