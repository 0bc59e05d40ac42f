using System.Text.Json.Nodes;

namespace Linnet.Hub.Quality;

/// <summary>What a check says of one file: those that are not told of are safe.</summary>
/// <param name="Path">The file.</param>
/// <param name="Status">How safe it is.</param>
internal sealed record FileSafety(string Path, FileSafetyStatus Status)
{
    private const int MaxImports = 100;

    /// <summary>What a pickle imports; null for a file of another kind.</summary>
    internal IReadOnlyList<PickleGlobal>? Imports { get; init; }

    /// <summary>One word for each file, the worst.</summary>
    internal static IReadOnlyList<FileSafety> Join(IEnumerable<FileSafety> files) =>
    [
        .. files.GroupBy(file => file.Path, StringComparer.Ordinal).Select(group => new FileSafety(group.Key, group.Max(file => file.Status))
        {
            Imports = group.Select(file => file.Imports).FirstOrDefault(imports => imports is not null),
        }),
    ];

    /// <summary>The words of several files, by path.</summary>
    internal static JsonObject ToJson(IEnumerable<FileSafety> files)
    {
        var json = new JsonObject();
        foreach (var file in files) json[file.Path] = file.ToJson();
        return json;
    }

    /// <summary>As tree listings of Hugging Face's clients have it.</summary>
    private JsonObject ToJson()
    {
        var json = new JsonObject { ["status"] = Word(Status), ["avScan"] = NotScanned() };
        json["pickleImportScan"] = Imports is null ? NotScanned() : new JsonObject
        {
            ["status"] = Word(Status),
            ["pickleImports"] = new JsonArray([.. Imports.Take(MaxImports).Select(global => (JsonNode)new JsonObject
            {
                ["module"] = global.Module, ["name"] = global.Name, ["safety"] = Word(global.Verdict),
            })]),
        };
        return json;
    }

    /// <summary>What is said of a file that a check has found nothing in.</summary>
    internal static JsonObject Plain(string status) => new() { ["status"] = status, ["avScan"] = NotScanned(), ["pickleImportScan"] = NotScanned() };

    /// <summary>The word for a status.</summary>
    internal static string Word(FileSafetyStatus status) => status switch
    {
        FileSafetyStatus.Unsafe => "unsafe",
        FileSafetyStatus.Suspicious => "suspicious",
        _ => "safe",
    };

    private static string Word(GlobalVerdict verdict) => verdict switch
    {
        GlobalVerdict.Dangerous => "dangerous",
        GlobalVerdict.Unknown => "suspicious",
        _ => "innocuous",
    };

    private static JsonObject NotScanned() => new() { ["status"] = "unscanned" };
}
