using System.Text.Json.Nodes;
using Linnet.Evaluation;
using Linnet.Training.Evaluations;

namespace Linnet.Cli.Commands;

/// <summary>What a hub asks its worker to measure.</summary>
internal static class WorkerEvaluation
{
    internal const string Verb = "evaluate";

    /// <summary>Measures a model folder by a specification.</summary>
    /// <param name="body"><c>folder</c>, <c>data</c>, <c>target</c> or null, <c>spec</c>, and the names that the result shall carry: <c>repository</c> and <c>commit</c>.</param>
    /// <returns>The result's canonical text.</returns>
    internal static JsonNode Run(JsonObject body)
    {
        var spec = EvaluationSpec.Parse(Text(body, "spec"));
        var result = SpecEvaluation.Run(Text(body, "folder"), Text(body, "data"), (string?)body["target"], spec, Console.Error.WriteLine);
        return JsonValue.Create((result with { Model = result.Model with { Repository = Text(body, "repository"), Commit = Text(body, "commit") } }).ToCanonicalJson());
    }

    private static string Text(JsonObject body, string field) => (string?)body[field] ?? throw new ConfigurationException($"the question lacks '{field}'");
}
