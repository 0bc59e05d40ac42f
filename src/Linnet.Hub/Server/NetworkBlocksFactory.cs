using System.Buffers;
using Microsoft.AspNetCore.Connections;

namespace Linnet.Hub.Server;

/// <summary>Gives <see cref="NetworkBlocks"/> to the server.</summary>
internal sealed class NetworkBlocksFactory : IMemoryPoolFactory<byte>
{
    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new NetworkBlocks();
}
