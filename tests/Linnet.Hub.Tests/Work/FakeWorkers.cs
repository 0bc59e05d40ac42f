using System.Text.Json.Nodes;
using Linnet.Hub.Work;

namespace Linnet.Hub.Tests.Work;

/// <summary>Workers that are no processes: they answer at once, in the words of the real program unless the test says otherwise.</summary>
internal sealed class FakeWorkers : IWorkers
{
    internal Func<string, JsonObject, Task<JsonNode>>? Answer { get; init; }

    /// <summary>Verbs that the real program has from above the hub.</summary>
    internal Dictionary<string, Func<JsonObject, JsonNode>> More { get; init; } = [];

    internal int Started { get; private set; }

    internal int Ended { get; private set; }

    public bool AreAvailable { get; init; } = true;

    public IWorker Start(string folder)
    {
        Started++;
        return new FakeWorker(this);
    }

    private sealed class FakeWorker(FakeWorkers workers) : IWorker
    {
        public bool IsAlive { get; private set; } = true;

        public Task<JsonNode> AskAsync(string verb, JsonObject body, TimeSpan limit, CancellationToken cancellation)
        {
            if (workers.Answer is { } answer) return answer(verb, body);
            using var output = new StringWriter();
            WorkerProgram.Run(new StringReader(WorkerMessage.Ask(verb, body)), output, workers.More);
            return Task.FromResult(WorkerMessage.ReadAnswer(output.ToString()));
        }

        public ValueTask DisposeAsync()
        {
            if (IsAlive) workers.Ended++;
            IsAlive = false;
            return ValueTask.CompletedTask;
        }
    }
}
