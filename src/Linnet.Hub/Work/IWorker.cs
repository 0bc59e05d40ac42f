using System.Text.Json.Nodes;

namespace Linnet.Hub.Work;

/// <summary>Does what may fail where it harms nobody: crashes, hangs and the memory it eats are its own.</summary>
internal interface IWorker : IAsyncDisposable
{
    /// <summary>False once it has ended, in whatever way.</summary>
    bool IsAlive { get; }

    /// <summary>Has something done. One question at a time; others wait for their turn.</summary>
    /// <param name="verb">What.</param>
    /// <param name="body">With what; the worker adds nothing to it.</param>
    /// <param name="limit">After this long the worker is ended.</param>
    /// <param name="cancellation">Ends the worker too.</param>
    /// <exception cref="WorkerException">There is no answer; the reason is in it.</exception>
    Task<JsonNode> AskAsync(string verb, JsonObject body, TimeSpan limit, CancellationToken cancellation);
}
