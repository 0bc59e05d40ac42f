using System.Security.Cryptography;

namespace Linnet.Chunking.Tests;

public sealed class ChunkListTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(ContentChunker.MaxSize)]
    [InlineData(4 * ContentChunker.MaxSize)]
    [InlineData(11_000_003)]
    public async Task A_list_has_every_byte_once_and_names_it(int length)
    {
        var bytes = RandomBytes.Of(length, 3);
        var list = await ChunkList.ReadAsync(new MemoryStream(bytes));
        Assert.Equal(length, list.Length);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), list.Id);
        var end = 0L;
        foreach (var chunk in list.Chunks)
        {
            Assert.Equal(end, chunk.Offset);
            var span = bytes.AsSpan((int)chunk.Offset);
            Assert.Equal(ContentChunker.FirstCut(span), chunk.Length);
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(span[..chunk.Length])), chunk.Id);
            end += chunk.Length;
        }

        Assert.Equal(length, end);
    }
}
