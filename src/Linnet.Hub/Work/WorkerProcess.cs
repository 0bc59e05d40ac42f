using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Linnet.Hub.Work;

/// <summary>A worker in a process of its own, which is killed when it takes too long or grows too large.</summary>
internal sealed class WorkerProcess : IWorker
{
    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly long _maxMemory;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _disposing = new();
    private readonly TextTail _errors;
    private readonly LineReader _output;
    private readonly Task _watch;
    private volatile bool _isTooLarge;
    private volatile bool _isTooLate;

    internal WorkerProcess(Process process, long maxMemory, TimeProvider clock)
    {
        _process = process;
        _maxMemory = maxMemory;
        _clock = clock;
        _errors = new TextTail(process.StandardError);
        _output = new LineReader(process.StandardOutput, WorkerMessage.MaxLength);
        _watch = WatchAsync();
    }

    public bool IsAlive => !_process.HasExited;

    public async Task<JsonNode> AskAsync(string verb, JsonObject body, TimeSpan limit, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            using var late = new CancellationTokenSource(limit, _clock);
            await using var byTime = late.Token.Register(EndLate);
            await using var byCaller = cancellation.Register(Kill);
            var answer = await ExchangeAsync(WorkerMessage.Ask(verb, body));
            cancellation.ThrowIfCancellationRequested();
            return answer is null ? throw await EndedAsync(limit) : WorkerMessage.ReadAnswer(answer);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _disposing.CancelAsync();
        await _watch;
        await _process.WaitForExitAsync();
        await _errors.DisposeAsync();
        _process.Dispose();
        _disposing.Dispose();
        _turn.Dispose();
    }

    /// <summary>A question and the line that answers it.</summary>
    /// <returns>Null where the process has ended.</returns>
    private async Task<string?> ExchangeAsync(string question)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(question);
            await _process.StandardInput.FlushAsync();
            return await _output.ReadAsync();
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The pipe is closed: the process has gone, and its end says why.
            return null;
        }
        catch (InvalidDataException error)
        {
            Kill();
            throw new WorkerException(WorkerProblem.Failed, error.Message);
        }
    }

    private void EndLate()
    {
        _isTooLate = true;
        Kill();
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or NotSupportedException or System.ComponentModel.Win32Exception)
        {
            // It has ended by itself meanwhile.
        }
    }

    private async Task<WorkerException> EndedAsync(TimeSpan limit)
    {
        Kill();
        await _process.WaitForExitAsync();
        if (_isTooLarge) return new WorkerException(WorkerProblem.OutOfMemory, $"it wanted more memory than the {_maxMemory >> 20} MiB that it may have, and was ended");
        if (_isTooLate) return new WorkerException(WorkerProblem.TimedOut, $"it took longer than {limit.TotalSeconds:0.##} seconds, and was ended");
        var last = await _errors.ReadAsync();
        return new WorkerException(WorkerProblem.Crashed, $"the process ended without an answer (exit code {_process.ExitCode}){(last.Length == 0 ? string.Empty : $": {last}")}");
    }

    private async Task WatchAsync()
    {
        try
        {
            while (!_process.HasExited)
            {
                _process.Refresh();
                if (_process.WorkingSet64 > _maxMemory)
                {
                    _isTooLarge = true;
                    Kill();
                    return;
                }

                // Not the hub's clock: memory fills in real time, whatever time a test makes it.
                await Task.Delay(WatchInterval, _disposing.Token);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended, or is let go.
        }
    }
}
