using System.Text.Json;

namespace Linnet.Evaluation;

/// <summary>A file of a version of a dataset.</summary>
public sealed record EvaluationDataset
{
    /// <summary>The dataset's repository on a hub, <c>namespace/name</c>.</summary>
    public required string Repository { get; init; }

    /// <summary>The commit: 40 small hexadecimal digits. A branch or a tag moves, and is none.</summary>
    public required string Revision { get; init; }

    /// <summary>The file's path in the repository.</summary>
    public required string File { get; init; }

    /// <summary>The SHA-256 of the file; null until somebody who has the file fills it in.</summary>
    public string? Sha256 { get; init; }

    /// <summary>A second file whose lines belong to those of the first, such as its translation.</summary>
    public string? TargetFile { get; init; }

    /// <summary>The SHA-256 of <see cref="TargetFile"/>.</summary>
    public string? TargetSha256 { get; init; }

    /// <summary>What part of the data the file is, such as <c>test</c>.</summary>
    public string? Split { get; init; }

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("repository", Repository);
        writer.WriteString("revision", Revision);
        writer.WriteString("file", File);
        CanonicalJson.WriteSaid(writer, "sha256", Sha256);
        CanonicalJson.WriteSaid(writer, "targetFile", TargetFile);
        CanonicalJson.WriteSaid(writer, "targetSha256", TargetSha256);
        CanonicalJson.WriteSaid(writer, "split", Split);
        writer.WriteEndObject();
    }
}
