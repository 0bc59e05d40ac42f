namespace Linnet.Client.Hub;

/// <summary>Ends a wait when nothing has been heard, or could be sent, for some time. Thread-safe.</summary>
internal sealed class SilenceLimit : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly TimeSpan _limit;

    internal SilenceLimit(TimeSpan limit, CancellationToken cancellation)
    {
        _limit = limit;
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _source.CancelAfter(limit);
    }

    internal CancellationToken Token => _source.Token;

    /// <summary>Something went on: the time begins anew.</summary>
    internal void Renew()
    {
        try
        {
            _source.CancelAfter(_limit);
        }
        catch (ObjectDisposedException)
        {
            // The last bytes of a body whose answer is there already.
        }
    }

    public void Dispose() => _source.Dispose();
}
