using System.Text.Json.Nodes;
using Linnet.Hub.Diff;

namespace Linnet.Hub.Quality;

/// <summary>How a version does by the model-folder specification.</summary>
/// <param name="Results">One for each rule, by number.</param>
internal sealed record QualityReport(IReadOnlyList<RuleResult> Results)
{
    /// <summary>The version of the specification.</summary>
    internal const string Specification = "1.0";

    /// <summary>Most points of a version that can harm those who download it.</summary>
    internal const int MostWhenDangerous = 30;

    /// <summary>Whether something in it can harm those who download it: executables, secrets, pickles that call the system.</summary>
    public bool IsDangerous => Results.Any(result => result.IsDangerous);

    /// <summary>From 0 to 100.</summary>
    public int Score => Math.Min(Results.Sum(result => result.Points), IsDangerous ? MostWhenDangerous : 100);

    /// <summary>What is said of files; those that are not told of are safe.</summary>
    internal IReadOnlyList<FileSafety> Files => FileSafety.Join(Results.SelectMany(result => result.Files));

    /// <summary>The result of a rule.</summary>
    internal RuleResult this[QualityRule rule] => Results.First(result => result.Rule == rule);

    /// <summary>The JSON form; texts in all languages.</summary>
    internal string ToJson() => new JsonObject
    {
        ["specification"] = Specification,
        ["score"] = Score,
        ["isDangerous"] = IsDangerous,
        ["rules"] = new JsonArray([.. Results.Select(result => (JsonNode)result.ToJson())]),
    }.ToJsonString(DiffJson.Options);
}
