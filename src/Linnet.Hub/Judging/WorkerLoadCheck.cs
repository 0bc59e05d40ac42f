using System.Text.Json;
using System.Text.Json.Nodes;
using Linnet.Hub.Diff;
using Linnet.Hub.Quality;
using Linnet.Hub.Work;

namespace Linnet.Hub.Judging;

/// <summary>Tries in a worker whether a model loads: what it does to the worker is a finding, and nothing else.</summary>
/// <param name="workers">Starts one.</param>
/// <param name="limit">How long it may take.</param>
internal sealed class WorkerLoadCheck(IWorkers workers, TimeSpan limit)
{
    internal async Task<LoadOutcome> RunAsync(string folder, CancellationToken cancellation)
    {
        await using var worker = workers.Start(folder);
        try
        {
            var answer = await worker.AskAsync(WorkerProgram.LoadVerb, new JsonObject { [WorkerProgram.FolderField] = folder }, limit, cancellation);
            return answer.Deserialize<LoadOutcome>(DiffJson.Options)!;
        }
        catch (WorkerException error) when (error.Problem is not (WorkerProblem.Unavailable or WorkerProblem.Refused))
        {
            return new LoadOutcome { IsKnown = true, Problem = error.Message };
        }
    }
}
