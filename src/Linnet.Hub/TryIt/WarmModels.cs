using Linnet.Hub.Diff;
using Linnet.Hub.Objects;
using Linnet.Hub.Work;

namespace Linnet.Hub.TryIt;

/// <summary>
/// The models that are kept ready. No more inputs are answered at a time than models are kept, so that there is always one that nobody uses when room is
/// needed; the one that was used longest ago goes.
/// </summary>
internal sealed class WarmModels : IAsyncDisposable
{
    private readonly IWorkers _workers;
    private readonly WorkOptions _options;
    private readonly string _folder;
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private readonly Dictionary<(long Repository, ObjectId Commit), WarmModel> _models = [];
    private readonly SemaphoreSlim _turns;
    private readonly ITimer _timer;
    private int _waiting;

    internal WarmModels(IWorkers workers, WorkOptions options, string folder, TimeProvider clock)
    {
        (_workers, _options, _folder, _clock) = (workers, options, folder, clock);
        _turns = new SemaphoreSlim(options.MaxWarmModels);
        _timer = clock.CreateTimer(_ => _ = ForgetIdleAsync(), null, options.IdleTime, options.IdleTime);
    }

    /// <summary>Number of models that are kept ready.</summary>
    internal int Count
    {
        get
        {
            lock (_lock) return _models.Count;
        }
    }

    /// <summary>Asks a model, when it is its turn.</summary>
    /// <param name="repository">The model's repository.</param>
    /// <param name="commit">The version.</param>
    /// <param name="files">Finds its files, where it is not ready yet.</param>
    /// <param name="input">What to ask.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="RefusedException">Too many wait.</exception>
    /// <exception cref="WorkerException">The model gives no answer.</exception>
    internal async Task<TryAnswer> AskAsync(long repository, ObjectId commit, Func<Task<IVersionFiles>> files, TryInput input, CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _waiting) > _options.MaxWaitingTries + _options.MaxWarmModels)
        {
            Interlocked.Decrement(ref _waiting);
            throw new RefusedException(Refusal.TooManyRequests, "Many people are trying models just now: try again in a moment.");
        }

        try
        {
            await _turns.WaitAsync(cancellation);
            try
            {
                return await AskAsync((repository, commit), files, input);
            }
            finally
            {
                _turns.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Lets models go that nobody has used for long.</summary>
    internal async Task ForgetIdleAsync()
    {
        List<WarmModel> idle;
        var before = _clock.GetUtcNow() - _options.IdleTime;
        lock (_lock) idle = [.. _models.Where(pair => pair.Value.Users == 0 && pair.Value.LastUsed <= before).Select(pair => pair.Key).ToArray().Select(Take)];
        foreach (var model in idle) await model.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        List<WarmModel> all;
        lock (_lock) all = [.. _models.Keys.ToArray().Select(Take)];
        foreach (var model in all) await model.DisposeAsync();
        _turns.Dispose();
    }

    private async Task<TryAnswer> AskAsync((long Repository, ObjectId Commit) key, Func<Task<IVersionFiles>> files, TryInput input)
    {
        var (model, gone) = Use(key, files);
        if (gone is not null) await gone.DisposeAsync();
        var isUsable = false;
        try
        {
            var answer = await model.AskAsync(input, _options.MaxTryTime);
            isUsable = true;
            return answer;
        }
        catch (WorkerException error) when (error.Problem is WorkerProblem.Refused or WorkerProblem.Failed)
        {
            isUsable = true;
            throw;
        }
        finally
        {
            await ReleaseAsync(key, model, isUsable);
        }
    }

    /// <summary>The model for a version, and the one that had to go for it.</summary>
    private (WarmModel Model, WarmModel? Gone) Use((long Repository, ObjectId Commit) key, Func<Task<IVersionFiles>> files)
    {
        lock (_lock)
        {
            WarmModel? gone = null;
            if (!_models.TryGetValue(key, out var model))
            {
                if (_models.Count >= _options.MaxWarmModels) gone = Take(_models.Where(pair => pair.Value.Users == 0).MinBy(pair => pair.Value.LastUsed).Key);
                _models[key] = model = new WarmModel(_workers, _folder, files);
            }

            model.Users++;
            return (model, gone);
        }
    }

    private async Task ReleaseAsync((long Repository, ObjectId Commit) key, WarmModel model, bool isUsable)
    {
        bool isLast;
        lock (_lock)
        {
            model.Users--;
            model.LastUsed = _clock.GetUtcNow();

            // Another may have put a new one in the place of one that has failed.
            if (!isUsable && _models.TryGetValue(key, out var present) && present == model) _models.Remove(key);
            isLast = model.Users == 0 && !(_models.TryGetValue(key, out var kept) && kept == model);
        }

        if (isLast) await model.DisposeAsync();
    }

    private WarmModel Take((long Repository, ObjectId Commit) key)
    {
        _models.Remove(key, out var model);
        return model!;
    }
}
