using System.Buffers;
using Linnet.Chunking;

namespace Linnet.Hub.Content;

/// <summary>
/// Reads a content in large blocks, the next one while the present one is worked on. What is left over of a block stands at the beginning of the next.
/// </summary>
internal sealed class BlockReader : IAsyncDisposable
{
    /// <summary>Small enough that the blocks of many uploads fit into memory, large enough that the threads seldom wait for each other.</summary>
    private const int BlockSize = 4 << 20;

    /// <summary>Room for what is left over: always less than the largest chunk.</summary>
    private const int Reserve = ContentChunker.MaxSize;

    private readonly Stream _bytes;
    private readonly long _length;
    private readonly CancellationTokenSource _cancellation;
    private byte[] _current = ArrayPool<byte>.Shared.Rent(Reserve + BlockSize);
    private byte[] _other = ArrayPool<byte>.Shared.Rent(Reserve + BlockSize);
    private Task<int> _reading;
    private long _asked;
    private int _start = Reserve;
    private int _fresh;

    /// <param name="bytes">The content.</param>
    /// <param name="length">How many bytes it has; no more are read.</param>
    /// <param name="cancellation">Ends the reading.</param>
    internal BlockReader(Stream bytes, long length, CancellationToken cancellation)
    {
        _bytes = bytes;
        _length = length;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _reading = ReadAsync();
    }

    /// <summary>Bytes that have come so far.</summary>
    internal long Total { get; private set; }

    /// <summary>Nothing follows the present block.</summary>
    internal bool IsEnd { get; private set; }

    /// <summary>What is new in the present block.</summary>
    internal ReadOnlyMemory<byte> Fresh => _current.AsMemory(Reserve, _fresh);

    /// <summary>The present block with what was left over before it.</summary>
    internal ReadOnlyMemory<byte> Block => _current.AsMemory(_start, Reserve - _start + _fresh);

    /// <summary>Goes to the next block.</summary>
    /// <param name="used">How many bytes of the present one are done.</param>
    internal async Task NextAsync(int used)
    {
        var count = await _reading;
        var left = Block[used..];
        var start = Reserve - left.Length;
        left.CopyTo(_other.AsMemory(start));
        (_current, _other) = (_other, _current);
        (_start, _fresh) = (start, count);
        Total += count;
        IsEnd = Total < _asked || Total == _length;
        if (!IsEnd) _reading = ReadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        // The buffers are given back when nobody writes into them any more.
        await _cancellation.CancelAsync();
        await _reading.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        ArrayPool<byte>.Shared.Return(_current);
        ArrayPool<byte>.Shared.Return(_other);
        _cancellation.Dispose();
    }

    private async Task<int> ReadAsync()
    {
        var wanted = (int)Math.Min(BlockSize, _length - _asked);
        _asked += wanted;
        return await _bytes.ReadAtLeastAsync(_other.AsMemory(Reserve, wanted), wanted, throwOnEndOfStream: false, _cancellation.Token);
    }
}
