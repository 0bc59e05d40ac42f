namespace Linnet.Models.Safetensors;

/// <summary>Names and sizes of the element types.</summary>
internal static class SafetensorsTypes
{
    internal static int Size(this SafetensorsType type) => type switch
    {
        SafetensorsType.F64 or SafetensorsType.I64 or SafetensorsType.U64 => 8,
        SafetensorsType.F32 or SafetensorsType.I32 or SafetensorsType.U32 => 4,
        SafetensorsType.F16 or SafetensorsType.BF16 or SafetensorsType.I16 or SafetensorsType.U16 => 2,
        _ => 1,
    };

    internal static string Name(this SafetensorsType type) => type == SafetensorsType.Bool ? "BOOL" : type.ToString();

    internal static bool TryParse(string name, out SafetensorsType type)
    {
        foreach (var candidate in Enum.GetValues<SafetensorsType>())
        {
            if (candidate.Name() != name) continue;
            type = candidate;
            return true;
        }

        type = default;
        return false;
    }
}
