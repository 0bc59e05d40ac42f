using Linnet.Models.Safetensors;

namespace Linnet.Retrieval;

/// <summary>Arrays out of a safetensors file.</summary>
internal static class IndexArrays
{
    internal static int[] Ints(this SafetensorsFile file, string name)
    {
        var values = new int[file[name].Count];
        file.Read(name, values.AsSpan());
        return values;
    }

    internal static long[] Longs(this SafetensorsFile file, string name)
    {
        var values = new long[file[name].Count];
        file.Read(name, values.AsSpan());
        return values;
    }

    internal static float[] Floats(this SafetensorsFile file, string name)
    {
        var values = new float[file[name].Count];
        file.Read(name, values.AsSpan());
        return values;
    }
}
