using System.Text.Json;
using System.Text.Json.Nodes;
using Linnet.Hub.Diff;
using Linnet.Hub.Work;
using Linnet.Models.Folder;

namespace Linnet.Hub.TryIt;

/// <summary>The model of a worker: loaded at its first input, kept for the next.</summary>
internal sealed class TriedModel : IDisposable
{
    private const string InputField = "input";

    private string? _folder;
    private TryPipeline? _pipeline;

    /// <summary>The question for an input.</summary>
    internal static JsonObject Ask(string folder, TryInput input) =>
        new() { [WorkerProgram.FolderField] = folder, [InputField] = JsonSerializer.SerializeToNode(input, DiffJson.Options) };

    /// <summary>Reads an answer.</summary>
    internal static TryAnswer Read(JsonNode answer) => answer.Deserialize<TryAnswer>(DiffJson.Options)!;

    /// <summary>Answers a question.</summary>
    internal JsonNode Answer(JsonObject body)
    {
        var folder = WorkerProgram.Text(body, WorkerProgram.FolderField);
        var input = body[InputField].Deserialize<TryInput>(DiffJson.Options) ?? throw new ConfigurationException($"the question lacks '{InputField}'");
        var task = TryPipelines.TaskOf(ModelTask.Of(folder), input);
        if (_folder != folder || _pipeline?.Task != task)
        {
            Dispose();
            (_pipeline, _folder) = (TryPipelines.Load(task, folder), folder);
        }

        return JsonSerializer.SerializeToNode(_pipeline.Answer(input), DiffJson.Options)!;
    }

    public void Dispose()
    {
        _pipeline?.Dispose();
        _pipeline = null;
    }
}
