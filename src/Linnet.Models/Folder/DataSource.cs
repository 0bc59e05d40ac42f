using System.Security.Cryptography;
using System.Text.Json;
using Linnet.Models.Configuration;

namespace Linnet.Models.Folder;

/// <summary>A data file that went into a model.</summary>
/// <param name="Role">What it was for: <c>train</c>, <c>dev</c>, <c>test</c>.</param>
/// <param name="Name">The file's name, without its folder.</param>
/// <param name="Sha256">SHA-256 of its bytes, in lower-case hexadecimal digits.</param>
/// <param name="Rows">Number of rows used.</param>
public sealed record DataSource(string Role, string Name, string Sha256, long Rows)
{
    /// <summary>Describes a file, reading it through once for its hash.</summary>
    /// <param name="role">What it is for.</param>
    /// <param name="path">The file.</param>
    /// <param name="rows">Number of rows used.</param>
    public static DataSource Of(string role, string path, long rows)
    {
        using var stream = File.OpenRead(path);
        return new DataSource(role, Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(stream)), rows);
    }

    internal static DataSource Read(ConfigReader reader) => new(
        reader.StringOr("role", string.Empty),
        reader.StringOr("name", string.Empty),
        reader.StringOr("sha256", string.Empty),
        reader.Int64Or("rows", 0) ?? 0);

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("role", Role);
        writer.WriteString("name", Name);
        writer.WriteString("sha256", Sha256);
        writer.WriteNumber("rows", Rows);
        writer.WriteEndObject();
    }
}
