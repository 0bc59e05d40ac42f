using System.Text.Json;

namespace Linnet.Evaluation;

/// <summary>What was measured.</summary>
public sealed record EvaluatedModel
{
    /// <summary>The model's repository on a hub; null for a folder that comes from none.</summary>
    public string? Repository { get; init; }

    /// <summary>The version.</summary>
    public string? Commit { get; init; }

    /// <summary>The files that make the model, with the SHA-256 of each.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>Number of trained numbers.</summary>
    public long Parameters { get; init; }

    /// <summary>Bytes of <see cref="Files"/>.</summary>
    public long Bytes { get; init; }

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        CanonicalJson.WriteSaid(writer, "repository", Repository);
        CanonicalJson.WriteSaid(writer, "commit", Commit);
        writer.WriteStartObject("files");
        foreach (var (path, hash) in Files.OrderBy(file => file.Key, StringComparer.Ordinal)) writer.WriteString(path, hash);
        writer.WriteEndObject();
        writer.WriteNumber("parameters", Parameters);
        writer.WriteNumber("bytes", Bytes);
        writer.WriteEndObject();
    }
}
