using System.Text.Json;
using System.Text.Json.Nodes;
using Linnet.Hub.Diff;

namespace Linnet.Hub.Work;

/// <summary>What a hub and its workers say to each other: one JSON object a line, a question and then its answer.</summary>
internal static class WorkerMessage
{
    /// <summary>Most characters of a line.</summary>
    internal const int MaxLength = 32 << 20;

    private const string VerbField = "verb";
    private const string BodyField = "body";
    private const string AnswerField = "answer";
    private const string ErrorField = "error";
    private const string ProblemField = "problem";

    /// <summary>A question.</summary>
    internal static string Ask(string verb, JsonObject body) => Line(new JsonObject { [VerbField] = verb, [BodyField] = body.DeepClone() });

    /// <summary>Reads a question.</summary>
    /// <returns>Null where it is none.</returns>
    internal static (string Verb, JsonObject Body)? ReadQuestion(string line) =>
        Parse(line) is { } message && message[VerbField] is JsonValue verb && verb.TryGetValue<string>(out var name) && message[BodyField] is JsonObject body ? (name, body) : null;

    /// <summary>An answer.</summary>
    internal static string Answer(JsonNode answer) => Line(new JsonObject { [AnswerField] = answer });

    /// <summary>The word that there is no answer.</summary>
    internal static string Error(WorkerProblem problem, string message) => Line(new JsonObject { [ErrorField] = message.ReplaceLineEndings(" "), [ProblemField] = problem.ToString() });

    /// <summary>Reads an answer.</summary>
    /// <exception cref="WorkerException">It says that there is none, or is no line of a worker.</exception>
    internal static JsonNode ReadAnswer(string line)
    {
        if (Parse(line) is not { } message) throw new WorkerException(WorkerProblem.Crashed, "the worker does not speak the language of workers; the command that starts it names another program");
        if (message[AnswerField] is { } answer) return answer.DeepClone();
        var problem = Enum.TryParse<WorkerProblem>((string?)message[ProblemField], out var known) ? known : WorkerProblem.Failed;
        throw new WorkerException(problem, (string?)message[ErrorField] ?? "the worker gave neither an answer nor a reason");
    }

    private static string Line(JsonObject message) => message.ToJsonString(DiffJson.Options);

    private static JsonObject? Parse(string line)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
