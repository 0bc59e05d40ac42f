using System.Threading.Channels;

namespace Linnet.Models.Pipelines;

/// <summary>
/// Joins concurrent callers into batches: while one batch runs, the callers that arrive wait and form the next. One reader runs
/// the batches, so the model never works on more than one at a time; a batch that fails is run again one by one, so that an
/// error reaches only the caller whose input caused it.
/// </summary>
internal sealed class BatchingQueue<TInput, TOutput> : IAsyncDisposable
{
    private readonly Func<IReadOnlyList<TInput>, IReadOnlyList<TOutput>> _run;
    private readonly PipelineOptions _options;
    private readonly Channel<Request> _requests = Channel.CreateUnbounded<Request>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _reader;

    internal BatchingQueue(Func<IReadOnlyList<TInput>, IReadOnlyList<TOutput>> run, PipelineOptions options)
    {
        _run = run;
        _options = options;
        _reader = Task.Run(ReadAsync);
    }

    /// <summary>Hands an input in and waits for its output.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while still waiting.</exception>
    /// <exception cref="ObjectDisposedException">The queue is closed.</exception>
    internal async Task<TOutput> EnqueueAsync(TInput input, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var request = new Request(input);
        ObjectDisposedException.ThrowIf(!_requests.Writer.TryWrite(request), this);
        await using var registration = cancellation.Register(
            static (state, token) => ((Request)state!).Completion.TrySetCanceled(token), request).ConfigureAwait(false);
        return await request.Completion.Task.ConfigureAwait(false);
    }

    /// <summary>Takes nobody more and waits until all who are inside have their answer.</summary>
    public async ValueTask DisposeAsync()
    {
        _requests.Writer.TryComplete();
        await _reader.ConfigureAwait(false);
    }

    private async Task ReadAsync()
    {
        var batch = new List<Request>(_options.MaxBatchSize);
        while (await _requests.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            Collect(batch);
            if (batch.Count < _options.MaxBatchSize && _options.MaxWait > TimeSpan.Zero) await WaitForMoreAsync(batch).ConfigureAwait(false);
            batch.RemoveAll(request => request.Completion.Task.IsCompleted);
            if (batch.Count > 0) Run(batch);
            batch.Clear();
        }
    }

    private void Collect(List<Request> batch)
    {
        while (batch.Count < _options.MaxBatchSize && _requests.Reader.TryRead(out var request)) batch.Add(request);
    }

    private async Task WaitForMoreAsync(List<Request> batch)
    {
        using var deadline = new CancellationTokenSource(_options.MaxWait, _options.TimeProvider);
        try
        {
            while (batch.Count < _options.MaxBatchSize && await _requests.Reader.WaitToReadAsync(deadline.Token).ConfigureAwait(false)) Collect(batch);
        }
        catch (OperationCanceledException)
        {
            // The wait is over: the batch goes as it is.
        }
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "Every error belongs to a caller and is handed to him.")]
    private void Run(List<Request> batch)
    {
        try
        {
            var outputs = _run([.. batch.Select(request => request.Input)]);
            for (var i = 0; i < batch.Count; i++) batch[i].Completion.TrySetResult(outputs[i]);
        }
        catch (Exception error) when (batch.Count == 1)
        {
            batch[0].Completion.TrySetException(error);
        }
        catch (Exception)
        {
            foreach (var request in batch) Run([request]);
        }
    }

    private sealed class Request(TInput input)
    {
        internal TInput Input { get; } = input;

        internal TaskCompletionSource<TOutput> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
