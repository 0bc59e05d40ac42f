using System.Security.Cryptography;
using System.Text;
using Linnet.Models.Folder;
using Linnet.Training.Recipes;

namespace Linnet.Training.Runs;

/// <summary>The files of a run: their hashes, and what a model folder says of them.</summary>
internal static class DataFiles
{
    /// <summary>Lower-case hexadecimal SHA-256 of each file that a recipe names, by its path.</summary>
    internal static Dictionary<string, string> Hash(DataSection data) =>
        new[] { data.Train, data.Target, data.Dev, data.DevTarget, data.Test, data.TestTarget }.OfType<string>().Distinct().ToDictionary(file => file, HashOf);

    /// <summary>The provenance: each file with its role, hash and number of rows.</summary>
    internal static List<DataSource> Sources(DataSection data, IReadOnlyDictionary<string, string> hashes, long train, long dev, long test)
    {
        var files = new[]
        {
            ("train", data.Train, train), ("train", data.Target, train), ("dev", data.Dev, dev), ("dev", data.DevTarget, dev), ("test", data.Test, test), ("test", data.TestTarget, test),
        };
        return [.. files.Where(file => file.Item2 is not null)
            .Select(file => new DataSource(file.Item1, Path.GetFileName(Path.TrimEndingDirectorySeparator(file.Item2!)), hashes[file.Item2!], file.Item3))];
    }

    /// <summary>Lower-case hexadecimal SHA-256 of a file; a folder's is that of its files' names and hashes.</summary>
    internal static string HashOf(string path)
    {
        if (Directory.Exists(path))
        {
            var files = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
            var lines = string.Concat(files.Select(file => $"{HashOf(file)}  {Path.GetRelativePath(path, file)}\n"));
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines)));
        }

        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
