using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Linnet.Hub.Server;

/// <summary>
/// The buffers between the network and the server. The server's own hold 4 KiB, which is right for many small requests; a model comes and goes in
/// sixteen times fewer calls of the system with these. Connections that wait hold none.
/// </summary>
internal sealed class NetworkBlocks : MemoryPool<byte>
{
    internal const int BlockSize = 64 << 10;

    /// <summary>Blocks that are kept for the next request: 16 MiB.</summary>
    private const int MaxIdle = 256;

    private readonly ConcurrentQueue<Block> _idle = new();
    private int _idleCount;

    public override int MaxBufferSize => BlockSize;

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, BlockSize);
        if (!_idle.TryDequeue(out var block)) return new Block(this);
        Interlocked.Decrement(ref _idleCount);
        block.IsRented = true;
        return block;
    }

    protected override void Dispose(bool disposing) => _idle.Clear();

    private void Return(Block block)
    {
        if (Interlocked.Increment(ref _idleCount) <= MaxIdle) _idle.Enqueue(block);
        else Interlocked.Decrement(ref _idleCount);
    }

    /// <summary>Pinned for good, so that the system may write into it.</summary>
    private sealed class Block(NetworkBlocks pool) : IMemoryOwner<byte>
    {
        internal bool IsRented { get; set; } = true;

        public Memory<byte> Memory { get; } = MemoryMarshal.CreateFromPinnedArray(GC.AllocateUninitializedArray<byte>(BlockSize, pinned: true), 0, BlockSize);

        public void Dispose()
        {
            if (!IsRented) return;
            IsRented = false;
            pool.Return(this);
        }
    }
}
