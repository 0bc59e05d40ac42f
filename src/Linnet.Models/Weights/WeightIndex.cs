using Linnet.Models.Configuration;

namespace Linnet.Models.Weights;

/// <summary>The index of a model in several files: which tensor is in which.</summary>
internal static class WeightIndex
{
    private const int MostFiles = 10_000;

    internal static IReadOnlyDictionary<string, string> Read(string path)
    {
        var reader = ConfigReader.Open(path);
        var fileOf = reader.StringMap("weight_map").ToDictionary(StringComparer.Ordinal);
        if (fileOf.Count == 0) throw reader.Invalid("weight_map", "is missing or empty; expected an object of tensor names and file names.");
        var files = fileOf.Values.ToHashSet(StringComparer.Ordinal);
        if (files.Count > MostFiles) throw reader.Invalid("weight_map", $"names {files.Count} files; at most {MostFiles} are expected.");
        foreach (var file in files)
        {
            if (!IsPlainName(file)) throw reader.Invalid("weight_map", $"names the file '{file}'; expected the plain name of a file in the same folder.");
        }

        return fileOf;
    }

    private static bool IsPlainName(string name) =>
        name.Length is > 0 and < 256 && name is not ("." or "..") && !name.Any(c => c is '/' or '\\' or ':' || char.IsControl(c));
}
