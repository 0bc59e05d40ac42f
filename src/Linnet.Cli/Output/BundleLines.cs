namespace Linnet.Cli.Output;

/// <summary>What became of the repositories of a bundle, a line each.</summary>
internal static class BundleLines
{
    /// <summary>A bundle has been written.</summary>
    internal static void PrintFile(string file, long length, bool isJson) => Console.WriteLine(isJson
        ? JsonOutput.Line(writer =>
        {
            writer.WriteString("file", file);
            writer.WriteNumber("bytes", length);
        })
        : $"{file}  {Wording.Bytes(length)}");

    /// <summary>A repository has been imported.</summary>
    internal static void PrintOutcome(string repository, bool isNew, long commits, long refs, bool isJson) => Console.WriteLine(isJson
        ? JsonOutput.Line(writer =>
        {
            writer.WriteString("repository", repository);
            writer.WriteBoolean("isNew", isNew);
            writer.WriteNumber("commits", commits);
            writer.WriteNumber("refs", refs);
        })
        : $"{repository}: {(isNew ? "created, " : string.Empty)}{commits} commits, {refs} branches and tags moved");
}
