using System.Security.Cryptography;
using Linnet.Models.Folder;
using Linnet.Training.Recipes;

namespace Linnet.Training.Runs;

/// <summary>The files of a run: their hashes, and what a model folder says of them.</summary>
internal static class DataFiles
{
    /// <summary>Lower-case hexadecimal SHA-256 of each file that a recipe names, by its path.</summary>
    internal static Dictionary<string, string> Hash(DataSection data) =>
        new[] { data.Train, data.Dev, data.Test }.OfType<string>().Distinct().ToDictionary(file => file, HashOf);

    /// <summary>The provenance: each file with its role, hash and number of rows.</summary>
    internal static List<DataSource> Sources(DataSection data, IReadOnlyDictionary<string, string> hashes, long train, long dev, long test)
    {
        var sources = new List<DataSource> { Source("train", data.Train!, train) };
        if (data.Dev is { } devFile) sources.Add(Source("dev", devFile, dev));
        if (data.Test is { } testFile) sources.Add(Source("test", testFile, test));
        return sources;

        DataSource Source(string role, string path, long rows) => new(role, Path.GetFileName(path), hashes[path], rows);
    }

    private static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
