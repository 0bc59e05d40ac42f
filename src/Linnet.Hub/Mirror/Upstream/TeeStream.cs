using Linnet.Hub.Content;

namespace Linnet.Hub.Mirror.Upstream;

/// <summary>
/// Bytes that go to a client while they are stored. The last block waits: it is sent when the whole has turned out to be right, so that nobody takes wrong bytes
/// for a file. A client that goes away does not end the storing.
/// </summary>
internal sealed class TeeStream(Stream source, Stream client, CancellationToken clientGone) : ReadOnlyStream
{
    private byte[] _held = [];
    private int _heldLength;
    private bool _isGone;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await source.ReadAsync(buffer, cancellationToken);
        if (count == 0) return 0;
        await FlushHeldAsync();
        if (_held.Length < count) _held = new byte[Math.Max(count, 2 * _held.Length)];
        buffer.Span[..count].CopyTo(_held);
        _heldLength = count;
        return count;
    }

    /// <summary>Sends the last block.</summary>
    internal Task CompleteAsync() => FlushHeldAsync();

    private async Task FlushHeldAsync()
    {
        var length = _heldLength;
        _heldLength = 0;
        if (length == 0 || _isGone) return;
        try
        {
            await client.WriteAsync(_held.AsMemory(0, length), clientGone);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            _isGone = true;
        }
    }
}
