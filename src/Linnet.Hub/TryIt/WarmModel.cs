using Linnet.Hub.Diff;
using Linnet.Hub.Quality;
using Linnet.Hub.Work;

namespace Linnet.Hub.TryIt;

/// <summary>A version of a model in a worker that keeps it loaded.</summary>
internal sealed class WarmModel : IAsyncDisposable
{
    private readonly WorkFolder _folder;
    private readonly Lazy<Task<(IWorker Worker, string Model)>> _start;

    /// <summary>Makes one; nothing starts before it is used.</summary>
    /// <param name="workers">Start workers.</param>
    /// <param name="workFolder">Where the files go meanwhile.</param>
    /// <param name="files">Finds the files.</param>
    internal WarmModel(IWorkers workers, string workFolder, Func<Task<IVersionFiles>> files)
    {
        _folder = WorkFolder.Create(workFolder);
        _start = new(async () =>
        {
            // The copy goes with the folder.
            var copy = await TemporaryCopy.WriteAsync(await files(), _folder.Path, CancellationToken.None);
            return (workers.Start(_folder.Path), copy.Folder);
        });
    }

    /// <summary>How many use it at the moment.</summary>
    internal int Users { get; set; }

    /// <summary>When it was used last.</summary>
    internal DateTimeOffset LastUsed { get; set; }

    /// <summary>Asks the model.</summary>
    internal async Task<TryAnswer> AskAsync(TryInput input, TimeSpan limit)
    {
        var (worker, model) = await _start.Value;
        return TriedModel.Read(await worker.AskAsync(WorkerProgram.TryVerb, TriedModel.Ask(model, input), limit, CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        if (_start.IsValueCreated)
        {
            try
            {
                await (await _start.Value).Worker.DisposeAsync();
            }
            catch (Exception error) when (error is LinnetException or IOException)
            {
                // It has not started, and who asked first has been told.
            }
        }

        _folder.Dispose();
    }
}
