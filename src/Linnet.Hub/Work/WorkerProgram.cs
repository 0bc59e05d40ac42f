using System.Text.Json;
using System.Text.Json.Nodes;
using Linnet.Hub.Diff;
using Linnet.Hub.Quality;
using Linnet.Hub.TryIt;

namespace Linnet.Hub.Work;

/// <summary>The program that a hub starts as its worker: it reads questions, a line each, and writes a line for each.</summary>
public static class WorkerProgram
{
    /// <summary>Tries whether a model folder loads.</summary>
    internal const string LoadVerb = "load";

    /// <summary>Answers an input with a model.</summary>
    internal const string TryVerb = "try";

    /// <summary>The field with the model's folder.</summary>
    internal const string FolderField = "folder";

    /// <summary>Answers until the input ends.</summary>
    /// <param name="input">What the hub asks.</param>
    /// <param name="output">Where the answers go, and nothing else.</param>
    /// <param name="more">Verbs that need more than the hub's own library.</param>
    /// <returns>The exit code.</returns>
    public static int Run(TextReader input, TextWriter output, IReadOnlyDictionary<string, Func<JsonObject, JsonNode>> more)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(more);
        using var models = new TriedModel();
        while (input.ReadLine() is { } line)
        {
            var (answer, isEnd) = Answer(line, models, more);
            output.WriteLine(answer);
            output.Flush();
            if (isEnd) return 1;
        }

        return 0;
    }

    private static (string Answer, bool IsEnd) Answer(string line, TriedModel models, IReadOnlyDictionary<string, Func<JsonObject, JsonNode>> more)
    {
        if (WorkerMessage.ReadQuestion(line) is not var (verb, body)) return (WorkerMessage.Error(WorkerProblem.Refused, "a question is a JSON object with 'verb' and 'body'"), false);
        try
        {
            return (WorkerMessage.Answer(verb switch
            {
                LoadVerb => JsonSerializer.SerializeToNode(FolderLoadCheck.Check(Text(body, FolderField)), DiffJson.Options)!,
                TryVerb => models.Answer(body),
                _ => more.TryGetValue(verb, out var work) ? work(body) : throw new ConfigurationException($"a worker does not know '{verb}'"),
            }), false);
        }
        catch (LinnetException error)
        {
            return (WorkerMessage.Error(WorkerProblem.Refused, error.Message), false);
        }
        catch (OutOfMemoryException)
        {
            // What is left of the process is not to be trusted.
            return (WorkerMessage.Error(WorkerProblem.OutOfMemory, "it wanted more memory than it may have"), true);
        }
        catch (Exception error)
        {
            // A stranger's model can make anything happen; the next question may be about another.
            return (WorkerMessage.Error(WorkerProblem.Failed, $"{error.GetType().Name}: {error.Message}"), false);
        }
    }

    /// <summary>A text of a question's body.</summary>
    internal static string Text(JsonObject body, string field) =>
        body[field] is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw new ConfigurationException($"the question lacks '{field}'");
}
